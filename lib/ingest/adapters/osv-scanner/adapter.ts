import type { Observation, Reading, Slice } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asList, asObject, asText, step } from "../json-value.ts";
import { bySeverity, countObservation, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, type TargetList, targetsIn } from "../target-list.ts";
import { OSV_SLICE, type PackagePlace, readMatch } from "./package.ts";
import { OsvScannerReport } from "./schema.ts";
import { isResult, layersOf, type SourceSubject, scannedImage, subjectOf } from "./subject.ts";

/** The tool lists what is vulnerable, and by default no package that is not: what is absent closes nothing. */
export const osvScanner: Adapter = {
  format: "osv-scanner",
  title: "OSV-Scanner: lock files, directories, SBOMs, images (JSON, 1.x and 2.x)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const report = asObject(document);
  if (report === null || !("results" in report)) return false;
  const [first] = asList(report.results);
  if (first !== undefined) return isResult(first);
  const config = asObject(report.experimental_config) ?? asObject(report.image_metadata);
  return config !== null && ("licenses" in config || "layer_metadata" in config);
}

const SLICE: Slice = {
  key: OSV_SLICE,
  kind: "vulnerability",
  area: "vulnerabilities",
  assesses: true,
  complete: false,
};

function read(document: unknown): Reading {
  const report = parseEnvelope(OsvScannerReport, document);
  const tally = newTally();
  const targets = newTargetList();
  const image = scannedImage(report);
  const subjects: SourceSubject[] = image === null ? [] : [image];
  if (image !== null) addToTarget(targets, image.asset, { slices: [SLICE], observations: [] });
  for (const [index, raw] of (report.results ?? []).entries()) {
    const subject = readResult(raw, step("/results", index), image, layersOf(report), targets, tally);
    if (subject !== null && subject !== image) subjects.push(subject);
  }
  return {
    format: osvScanner.format,
    tool: { name: "OSV-Scanner", version: null },
    scannedAt: null,
    feeds: [],
    subjects: [...new Map(subjects.map(({ shown }) => [`${shown.kind} ${shown.name}`, shown])).values()],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: targetsIn(targets),
    facts: [],
    absences: [],
    needs: subjects.find((subject) => subject.needs !== null)?.needs ?? null,
  };
}

/** One entry of `results`: the packages of one source. */
function readResult(
  raw: unknown,
  at: string,
  image: SourceSubject | null,
  layers: readonly string[],
  targets: TargetList,
  tally: Tally,
): SourceSubject | null {
  const result = asObject(raw);
  if (result === null) {
    tally.skipped.push({ path: at, reason: "not an object" });
    return null;
  }
  const source = asObject(result.source);
  const subject = image ?? subjectOf(source);
  const place = { path: asText(source?.path), layers };
  const observations: Observation[] = [];
  for (const [index, entry] of asList(result.packages).entries())
    observations.push(...readPackage(entry, step(`${at}/packages`, index), place, tally));
  addToTarget(targets, subject.asset, { slices: [SLICE], observations });
  return subject;
}

function readPackage(raw: unknown, at: string, place: PackagePlace, tally: Tally): Observation[] {
  const entry = asObject(raw);
  if (entry === null) {
    tally.skipped.push({ path: at, reason: "not an object" });
    return [];
  }
  tally.counts.licenses += asList(entry.license_violations).length;
  const observations: Observation[] = [];
  for (const [index, vulnerability] of asList(entry.vulnerabilities).entries()) {
    const match = readMatch(vulnerability, entry, place);
    if (typeof match === "string") {
      tally.skipped.push({ path: step(`${at}/vulnerabilities`, index), reason: match });
      continue;
    }
    observations.push(match);
    countObservation(tally, match);
  }
  return observations;
}
