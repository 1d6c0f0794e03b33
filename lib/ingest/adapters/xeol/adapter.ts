import type { Observation, Reading } from "../../reading.ts";
import { scanTime, utcTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { anchoreSubject } from "../anchore-subject.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asWord, step } from "../json-value.ts";
import { bySeverity, countObservation, newTally, type Tally } from "../tally.ts";
import { readMatch, XEOL_SLICE } from "./match.ts";
import { XeolReport } from "./schema.ts";

export const xeol: Adapter = {
  format: "xeol",
  title: "Xeol: packages past the end of their life (JSON)",
  tier: "additive",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const report = asObject(document);
  if (report === null || !Array.isArray(report.matches)) return false;
  const first = asObject(report.matches[0]);
  if (asObject(report.descriptor)?.name === "xeol") return true;
  return first !== null && asObject(first.Cycle) !== null && "artifact" in first;
}

function read(document: unknown): Reading {
  const report = parseEnvelope(XeolReport, document);
  const tally = newTally();
  const observations = readMatches(report.matches ?? [], tally);
  const { asset, shown, needs } = anchoreSubject({
    type: report.source?.type ?? "",
    target: report.source?.target,
    name: "",
    os: { family: asWord(report.distro?.name), version: report.distro?.version ?? "" },
  });
  const db = asObject(report.descriptor?.db);
  const built = utcTime(db?.built);
  const version = asWord(report.descriptor?.version);
  return {
    format: xeol.format,
    tool: { name: "Xeol", version: version?.startsWith("[") ? null : version },
    scannedAt: scanTime(report.descriptor?.timestamp),
    feeds: built === null ? [] : [{ name: "xeol-db", version: null, builtAt: built }],
    subjects: [shown],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [{ asset, slices: slicesOf(observations), observations, packages: 0 }],
    facts: [],
    absences: [],
    needs,
  };
}

/** A remark on what is supported, no look for vulnerabilities: it assesses nothing and closes nothing. */
function slicesOf(observations: readonly Observation[]): Reading["targets"][number]["slices"] {
  if (observations.length === 0) return [];
  return [
    { key: XEOL_SLICE, kind: "misconfiguration", area: "vulnerabilities", assesses: false, complete: false },
  ];
}

function readMatches(matches: readonly unknown[], tally: Tally): Observation[] {
  const observations: Observation[] = [];
  for (const [index, raw] of matches.entries()) {
    const match = readMatch(raw);
    if (typeof match === "string") {
      tally.skipped.push({ path: step("/matches", index), reason: match });
      continue;
    }
    observations.push(match);
    countObservation(tally, match);
  }
  return observations;
}
