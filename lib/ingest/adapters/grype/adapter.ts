import type { Feed, Observation, Reading, Rule, Slice } from "../../reading.ts";
import { scanTime, utcTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { anchoreSubject } from "../anchore-subject.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asWord, step } from "../json-value.ts";
import { bySeverity, countObservation, newTally, type Tally } from "../tally.ts";
import { exclusionsOf, ignoredReason } from "./exclusions.ts";
import { GRYPE_SLICE, readMatch } from "./match.ts";
import { GrypeReport } from "./schema.ts";

export const grype: Adapter = {
  format: "grype",
  title: "Grype: images, directories, SBOMs (JSON)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const report = asObject(document);
  if (report === null || !("matches" in report)) return false;
  if (asObject(report.descriptor)?.name === "grype") return true;
  const first = asObject(Array.isArray(report.matches) ? report.matches[0] : null);
  return "source" in report && (first === null || ("vulnerability" in first && "artifact" in first));
}

function read(document: unknown): Reading {
  const report = parseEnvelope(GrypeReport, document);
  const tally = newTally();
  const observations = readMatches(report.matches ?? [], tally);
  const setAside = readIgnored(report.ignoredMatches ?? [], tally);
  const exclusions = exclusionsOf(report.descriptor?.configuration);
  for (const reason of exclusions) tally.notes.push({ path: "/descriptor/configuration", reason });
  const { asset, shown, needs } = anchoreSubject({
    type: report.source?.type ?? "",
    target: report.source?.target,
    name: "",
    os: { family: asWord(report.distro?.name), version: report.distro?.version ?? "" },
  });
  const complete = exclusions.length === 0 && !setAside;
  const looked = observations.length > 0 || asWord(report.distro?.name) !== null;
  return {
    format: grype.format,
    tool: { name: "Grype", version: asWord(report.descriptor?.version) },
    scannedAt: scanTime(report.descriptor?.timestamp),
    feeds: feedsOf(report.descriptor?.db),
    subjects: [shown],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [{ asset, slices: looked ? [sliceOf(complete)] : [], observations, packages: 0 }],
    facts: [],
    absences: [],
    needs,
  };
}

/** A run that matched nothing and knew no distribution may not have looked inside at all: it covers nothing. */
function sliceOf(complete: boolean): Slice {
  return { key: GRYPE_SLICE, kind: "vulnerability", area: "vulnerabilities", assesses: true, complete };
}

function readMatches(matches: readonly unknown[], tally: Tally): Observation[] {
  const observations: Observation[] = [];
  const rules = new Map<string, Rule>();
  for (const [index, raw] of matches.entries()) {
    const match = readMatch(raw, rules);
    if (typeof match === "string") {
      tally.skipped.push({ path: step("/matches", index), reason: match });
      continue;
    }
    observations.push(match);
    countObservation(tally, match);
  }
  return observations;
}

/** True when rules of the user's own set something aside: what is absent then may still be there. */
function readIgnored(ignored: readonly unknown[], tally: Tally): boolean {
  let byUser = false;
  for (const [index, raw] of ignored.entries()) {
    const { reason, builtIn } = ignoredReason(raw);
    tally.skipped.push({ path: step("/ignoredMatches", index), reason, loses: false });
    byUser ||= !builtIn;
  }
  return byUser;
}

/** The database since schema 6 under `status`, before directly. */
function feedsOf(value: unknown): Feed[] {
  const db = asObject(value);
  const status = asObject(db?.status) ?? db;
  if (status === null) return [];
  const { schemaVersion, built } = status;
  const version = typeof schemaVersion === "number" ? String(schemaVersion) : asWord(schemaVersion);
  return version === null && built === undefined
    ? []
    : [{ name: "grype-db", version, builtAt: utcTime(built) }];
}
