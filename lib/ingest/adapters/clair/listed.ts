import type { Observation } from "../../reading.ts";
import { distributionOf } from "../distribution.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { countObservation, type Tally } from "../tally.ts";
import { readVulnerability } from "./feature.ts";
import { ClairScannerReport, KlarReport } from "./schema.ts";
import type { ClairStatement } from "./statement.ts";

export function isClairScanner(report: JsonObject): boolean {
  const { vulnerabilities } = report;
  if (!("vulnerabilities" in report) || (vulnerabilities !== null && !Array.isArray(vulnerabilities)))
    return false;
  const first = asObject(vulnerabilities?.[0]);
  return first === null ? "unapproved" in report && "image" in report : "featurename" in first;
}

export function isKlar(report: JsonObject): boolean {
  return "LayerCount" in report && "Vulnerabilities" in report;
}

/** clair-scanner: what a whitelist approves is listed all the same, only not among `unapproved`. */
export function readClairScanner(document: unknown, tally: Tally): ClairStatement {
  const report = parseEnvelope(ClairScannerReport, document);
  const rows = (report.vulnerabilities ?? []).map((row, index) => ({
    row,
    at: step("/vulnerabilities", index),
  }));
  return readRows(report.image ?? "", rows, tally);
}

export function readKlar(document: unknown, tally: Tally): ClairStatement {
  const { Vulnerabilities } = parseEnvelope(KlarReport, document);
  const rows = Object.entries(Vulnerabilities ?? {}).flatMap(([severity, list]) =>
    (list ?? []).map((row, index) => ({ row, at: step(step("/Vulnerabilities", severity), index) })),
  );
  return readRows("", rows, tally);
}

function readRows(
  image: string,
  rows: readonly { row: unknown; at: string }[],
  tally: Tally,
): ClairStatement {
  const observations: Observation[] = [];
  for (const { row, at } of rows) {
    const observation = readRow(asObject(row));
    if (typeof observation === "string") {
      tally.skipped.push({ path: at, reason: observation });
      continue;
    }
    observations.push(observation);
    countObservation(tally, observation);
  }
  const os = rows.map(({ row }) => distributionOf(namespaceOf(asObject(row)))?.os).find((found) => found);
  const subject = namedImage({ name: image, os: os ?? null });
  return { subject, observations, packages: 0, looked: observations.length > 0 };
}

const namespaceOf = (row: JsonObject | null): string =>
  asText(row?.namespace) || asText(row?.NamespaceName) || asText(row?.Namespace);

function readRow(row: JsonObject | null): Observation | string {
  if (row === null) return "not an object";
  return readVulnerability(row, {
    name: asWord(row.featurename) ?? row.FeatureName,
    version: asWord(row.featureversion) ?? row.FeatureVersion,
    namespace: namespaceOf(row),
    layer: null,
  });
}
