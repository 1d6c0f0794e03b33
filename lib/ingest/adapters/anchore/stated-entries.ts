import { scanTime } from "../../scan-time.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import type { StatedImage } from "../named-image.ts";
import { AnchoreSecurityEvaluation, AnchoreVulnerabilities } from "./schema.ts";

/** The entries of a document, where they stand, and what it says of the image. */
export interface StatedEntries {
  at: string;
  entries: readonly unknown[];
  image: StatedImage;
  scannedAt: string | null;
}

/** A list of entries alone is what anchorectl writes. */
export function isAnchore(document: unknown): boolean {
  if (Array.isArray(document)) return isEntry(document[0]);
  const report = asObject(document);
  if (report === null) return false;
  if ("securityEvaluation" in report && "metadata" in report) return true;
  if (!("vulnerabilities" in report) || !("imageDigest" in report)) return false;
  return (
    "vulnerability_type" in report ||
    "vulnerabilityType" in report ||
    (Array.isArray(report.vulnerabilities) && isEntry(report.vulnerabilities[0]))
  );
}

function isEntry(value: unknown): boolean {
  const entry = asObject(value);
  return entry !== null && asWord(entry.vuln) !== null && ("feed_group" in entry || "feedGroup" in entry);
}

export function entriesIn(document: unknown): StatedEntries {
  if (Array.isArray(document)) return { at: "", entries: document, image: { name: "" }, scannedAt: null };
  if ("securityEvaluation" in (document as JsonObject)) {
    const { metadata, securityEvaluation } = parseEnvelope(AnchoreSecurityEvaluation, document);
    return {
      at: "/securityEvaluation",
      entries: securityEvaluation ?? [],
      image: imageOf(metadata ?? {}),
      scannedAt: scanTime(metadata?.timestamp),
    };
  }
  const { imageDigest, vulnerabilities } = parseEnvelope(AnchoreVulnerabilities, document);
  return {
    at: "/vulnerabilities",
    entries: vulnerabilities ?? [],
    image: { name: "", repoDigests: digestsOf(imageDigest) },
    scannedAt: null,
  };
}

/** Anchore names an image by the digest of its manifest in the registry. */
const digestsOf = (digest: string | null | undefined): string[] =>
  /^sha256:[0-9a-f]{64}$/.test(digest ?? "") ? [digest as string] : [];

function imageOf(metadata: JsonObject): StatedImage {
  const [registry, repository, tag] = [metadata.registry, metadata.repository, metadata.tag].map(asWord);
  const digests = digestsOf(asWord(metadata.imageDigest));
  if (!repository) return { name: "", repoDigests: digests };
  const path = registry ? `${registry}/${repository}` : repository;
  const name = tag ? `${path}:${tag}` : path;
  return { name, tags: tag ? [name] : [], repoDigests: digests.map((digest) => `${path}@${digest}`) };
}
