import type { Observation, Reading } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { additiveSlice } from "../check-entry.ts";
import { distributionOf } from "../distribution.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asList, asObject, asTexts, asWord, type JsonObject, step } from "../json-value.ts";
import { type ImageSubject, namedImage } from "../named-image.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countVulnerability, newTally, type Tally } from "../tally.ts";
import { readVulnerability, reasonAside, type Surroundings, severityOfWord } from "./component.ts";
import { ExportedImage, StackroxImage } from "./schema.ts";

export const SLICE = additiveSlice("stackrox:packages", "vulnerabilities", "vulnerability");

/** Remarks of the scanner that say what it could not look at. */
const GAPS: Record<string, string> = {
  OS_UNAVAILABLE: "the scanner could not tell the operating system",
  OS_CVES_UNAVAILABLE: "the scanner has no vulnerabilities of this operating system",
  OS_CVES_STALE: "the scanner's vulnerabilities of this operating system are no longer kept up to date",
  LANGUAGE_CVES_UNAVAILABLE: "the scanner did not look for vulnerabilities of language packages",
  PARTIAL_SCAN_DATA: "the scan is partial",
  CERTIFIED_RHEL_SCAN_UNAVAILABLE: "the scanner is not certified for this image",
};

/** The image inside a line of an export; null where the document is none. */
export const exportedIn = (report: JsonObject | null): JsonObject | null =>
  asObject(asObject(report?.result)?.image);

/** A name in parts, and a scan, or nothing of it where the image was never scanned. */
export function isImage(report: Record<string, unknown>): boolean {
  if (typeof asObject(report.name)?.fullName !== "string") return false;
  const scan = asObject(report.scan);
  if (scan === null) return "metadata" in report && (report.scan ?? null) === null;
  return "components" in scan || "scanTime" in scan;
}

/** An image with its scan (`storage.Image`, `storage.ImageV2`). */
export function readImage(document: unknown, format: string): Reading {
  const isExported = exportedIn(asObject(document)) !== null;
  const image = isExported
    ? parseEnvelope(ExportedImage, document).result.image
    : parseEnvelope(StackroxImage, document);
  const at = isExported ? "/result/image/scan" : "/scan";
  const tally = newTally();
  const components = image.scan?.components ?? [];
  const distribution = distributionOf(image.scan?.operatingSystem ?? "");
  const observations = readComponents(components, `${at}/components`, tally, {
    slice: SLICE.key,
    systemType: distribution?.type ?? "",
    layers: layersOf(image),
  });
  tally.counts.components = components.length;
  if (image.scan === null || image.scan === undefined)
    tally.notes.push({ path: at, reason: "the image is not scanned", loses: false });
  for (const [index, note] of asTexts(image.scan?.notes).entries())
    if (Object.hasOwn(GAPS, note))
      tally.notes.push({ path: step(`${at}/notes`, index), reason: GAPS[note] as string, loses: false });
  const subject = subjectOf(image, distribution?.os ?? null);
  const looked = components.length > 0 || distribution !== null;
  return talliedReading(tally, {
    format,
    tool: { name: "StackRox", version: asWord(image.scan?.scannerVersion) },
    scannedAt: scanTime(image.scan?.scanTime),
    subjects: [subject.shown],
    targets: [
      { asset: subject.asset, slices: looked ? [SLICE] : [], observations, packages: components.length },
    ],
    needs: subject.needs,
  });
}

/** Entries that users set aside are counted as the document lists them, and make no finding. */
function readComponents(
  components: readonly unknown[],
  path: string,
  tally: Tally,
  around: Surroundings,
): Observation[] {
  const observations: Observation[] = [];
  for (const [index, raw] of components.entries()) {
    const at = step(path, index);
    const component = asObject(raw);
    if (component === null) tally.skipped.push({ path: at, reason: "not an object" });
    for (const [nth, entry] of asList(component?.vulns).entries()) {
      const where = step(`${at}/vulns`, nth);
      const vulnerability = asObject(entry);
      const aside = vulnerability === null ? null : reasonAside(vulnerability);
      const read = readVulnerability(component ?? {}, vulnerability, around);
      if (typeof read === "string") {
        tally.skipped.push({ path: where, reason: read });
        continue;
      }
      countVulnerability(tally, severityOfWord(vulnerability?.severity).severity);
      if (aside === null) observations.push(read);
      else tally.skipped.push({ path: where, reason: `${read.rule.id}: ${aside} in StackRox`, loses: false });
    }
  }
  return observations;
}

/** The id is the manifest's digest; in newer versions it is a UUID, and the digest a field of its own. */
function subjectOf(image: StackroxImage, os: NonNullable<ImageSubject["asset"]["os"]> | null): ImageSubject {
  const name = image.name?.fullName?.trim() ?? "";
  const tags = asTexts([name, ...(image.names ?? []).map((other) => other.fullName)]).filter(
    (tag) => !tag.includes("@"),
  );
  const stated = [image.digest, image.metadata?.v2?.digest, image.metadata?.v1?.digest, image.id];
  const digest = stated.find((value) => /^sha256:[0-9a-f]{64}$/.test(value ?? ""));
  const repository = name.replace(/@.*$/, "").replace(/:[^:/]+$/, "");
  const repoDigests = digest ? [repository === "" ? digest : `${repository}@${digest}`] : [];
  return namedImage({ name, tags, repoDigests, os, layers: asTexts(image.metadata?.layerShas) });
}

/** Components count all steps of the build, digests only those that changed files. */
function layersOf(image: StackroxImage): (string | null)[] {
  const digests = image.metadata?.layerShas ?? [];
  const steps = asList(image.metadata?.v1?.layers);
  if (steps.length === 0 || steps.length === digests.length) return digests;
  let next = 0;
  return steps.map((layer) => (asObject(layer)?.empty === true ? null : (digests[next++] ?? null)));
}
