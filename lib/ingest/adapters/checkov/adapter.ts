import { type Observation, type Reading, type Slice, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { additiveSlice } from "../check-entry.ts";
import { asObject, asWord, type JsonObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { kindOfChecks, readCheck } from "./check.ts";
import { isCheckType } from "./schema.ts";

export const checkov: Adapter = {
  format: "checkov",
  title: "Checkov: infrastructure as code (JSON, one kind of file or several)",
  tier: "additive",
  version: 1,
  recognises: (document) =>
    Array.isArray(document) ? document.some(isCheckType) && isCheckType(document[0]) : isCheckType(document),
  read,
};

const LISTS = [
  ["failed_checks", "fail"],
  ["passed_checks", "pass"],
  ["unknown_checks", "manual"],
] as const;

/** Which checks ran is a matter of settings that the document does not state: what is absent closes nothing. */
function read(document: unknown): Reading {
  if (typeof document !== "object" || document === null) throw new UnreadableDocument("", "no checks");
  const tally = newTally();
  const slices = new Map<string, Slice>();
  const observations: Observation[] = [];
  let version: string | null = null;
  const reports = Array.isArray(document) ? document : [document];
  for (const [index, report] of reports.entries()) {
    const at = Array.isArray(document) ? step("", index) : "";
    if (!isCheckType(report)) {
      tally.skipped.push({ path: at, reason: "no results of a check type" });
      continue;
    }
    version ??= asWord(asObject(report.summary)?.checkov_version) ?? asWord(report.checkov_version);
    for (const observation of readReport(report, at, slices, tally)) observations.push(observation);
  }
  return talliedReading(tally, {
    format: checkov.format,
    tool: { name: "Checkov", version },
    targets: [
      {
        asset: { kind: "source", url: null, artifact: "code" },
        slices: [...slices.values()],
        observations,
        packages: 0,
      },
    ],
    needs: "source",
  });
}

function* readReport(report: JsonObject, at: string, slices: Map<string, Slice>, tally: Tally) {
  const results = asObject(report.results);
  if (results === null) return;
  const checkType = asWord(report.check_type) ?? "unknown";
  const slice = sliceOf(checkType);
  const path = step(at, "results");
  for (const [name, outcome] of LISTS) {
    for (const { raw, place } of entries(results[name], step(path, name), tally)) {
      const check = asObject(raw);
      const observation = check === null ? null : readCheck(check, { checkType, slice: slice.key, outcome });
      if (observation === null) tally.skipped.push({ path: place, reason: "no check_id" });
      else {
        slices.set(slice.key, slice);
        count(observation, tally);
        yield observation;
      }
    }
  }
  setAside(results, path, tally);
}

function sliceOf(checkType: string): Slice {
  const kind = kindOfChecks(checkType);
  const area = kind === "vulnerability" ? "vulnerabilities" : kind === "secret" ? "secrets" : "configuration";
  return additiveSlice(`checkov:${checkType}`, area, kind);
}

/** Each failed check is one, whatever it is of; advisories and secrets are counted as such besides. */
function count(observation: Observation, tally: Tally): void {
  countObservation(tally, { ...observation, kind: "misconfiguration" });
  if (observation.kind !== "misconfiguration" && observation.outcome === "fail")
    countObservation(tally, observation);
}

/** Checks that a comment in the code switches off, and files that the tool itself could not read. */
function setAside(results: JsonObject, path: string, tally: Tally): void {
  for (const { raw, place } of entries(results.skipped_checks, step(path, "skipped_checks"), tally)) {
    const check = asObject(raw);
    const why = asWord(asObject(check?.check_result)?.suppress_comment) ?? "no comment";
    const reason = `${asWord(check?.check_id) ?? "a check"} suppressed: ${why.slice(0, 200)}`;
    tally.skipped.push({ path: place, reason, loses: false });
  }
  for (const { raw, place } of entries(results.parsing_errors, step(path, "parsing_errors"), tally)) {
    const file = (asWord(raw) ?? "a file").split(/[\\/]/).at(-1);
    tally.skipped.push({ path: place, reason: `Checkov could not parse ${file}`, loses: false });
  }
}

function* entries(list: unknown, at: string, tally: Tally) {
  if (list === undefined || list === null) return;
  if (!Array.isArray(list)) {
    tally.skipped.push({ path: at, reason: "not a list" });
    return;
  }
  for (const [index, raw] of list.entries()) yield { raw: raw as unknown, place: step(at, index) };
}
