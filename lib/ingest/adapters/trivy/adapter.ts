import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asWord, type JsonObject } from "../json-value.ts";
import { bySeverity, newTally, type Tally } from "../tally.ts";
import { type ReadResult, readResults, resultsContext } from "./results.ts";
import { LegacyTrivyReport, TrivyReport } from "./schema.ts";
import { slicesOf } from "./slices.ts";
import { type Artifact, type Subject, subjectOf } from "./subject.ts";

const RESULT_KEYS = ["Vulnerabilities", "Misconfigurations", "Secrets", "Licenses", "Type", "Class"];

export const trivy: Adapter = {
  format: "trivy-image",
  title: "Trivy: images, file systems, repositories, configuration, SBOMs (JSON)",
  tier: "full",
  version: 2,
  recognises,
  read,
};

/** Trivy wrote the literal `null` for an image in which it found nothing to look at. */
function recognises(document: unknown): boolean {
  if (document === null) return true;
  if (Array.isArray(document)) {
    const first = asObject(document[0]);
    return first !== null && typeof first.Target === "string" && RESULT_KEYS.some((key) => key in first);
  }
  const report = asObject(document);
  if (report === null || !("SchemaVersion" in report) || "ClusterName" in report) return false;
  return "ArtifactName" in report || "ArtifactType" in report || "Results" in report;
}

function read(document: unknown): Reading {
  if (document === null) throw new UnreadableDocument("", "empty document (null)");
  return Array.isArray(document) ? readLegacy(document) : readCurrent(document);
}

function readLegacy(document: unknown): Reading {
  const tally = newTally();
  const results = readResults(parseEnvelope(LegacyTrivyReport, document), "", resultsContext(tally));
  const targets = results.map((result) => result.target);
  const name = targets[0] ?? "";
  return readingOf(subjectOf({ name, type: "", metadata: null, targets }), results, tally, null, null);
}

function readCurrent(document: unknown): Reading {
  const version = (document as JsonObject).SchemaVersion;
  if (version !== 2) {
    throw new UnreadableDocument(
      "/SchemaVersion",
      `Trivy schema version ${JSON.stringify(version)} is not supported`,
    );
  }
  const report = parseEnvelope(TrivyReport, document);
  const tally = newTally();
  const results = readResults(report.Results ?? [], "/Results", resultsContext(tally));
  const artifact: Artifact = {
    name: report.ArtifactName ?? "",
    type: report.ArtifactType ?? "",
    metadata: report.Metadata ?? null,
    targets: results.filter((result) => result.class === "os-pkgs").map((result) => result.target),
  };
  return readingOf(
    subjectOf(artifact),
    results,
    tally,
    asWord(report.Trivy?.Version),
    scanTime(report.CreatedAt),
    artifact,
  );
}

function readingOf(
  { asset, shown, needs }: Subject,
  results: readonly ReadResult[],
  tally: Tally,
  version: string | null,
  scannedAt: string | null,
  artifact?: Artifact,
): Reading {
  const osDetected = Boolean(artifact?.metadata?.OS?.Family);
  const bill = results.flatMap((result) => result.bill);
  const slices = slicesOf(results, osDetected, (target) => `trivy:config:${target}`);
  return {
    format: trivy.format,
    tool: { name: "Trivy", version },
    scannedAt,
    feeds: [],
    subjects: [shown],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [
      {
        asset,
        slices,
        observations: results.flatMap((result) => result.observations),
        packages: results.reduce((sum, result) => sum + result.packages, 0),
        ...(bill.length === 0 ? {} : { bill }),
      },
    ],
    facts: [],
    absences: [],
    needs,
  };
}
