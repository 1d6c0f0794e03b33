import type { Component, Observation } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { asList, asObject, asTexts, asWord, type JsonObject, step } from "../json-value.ts";
import { countObservation, type Tally } from "../tally.ts";
import { readMisconfiguration } from "../trivy/misconfiguration.ts";

export interface CheckPlace {
  slice: string;
  component: Component;
}

/** A list of `checks`, each with its observations. */
export function* readChecks(
  checks: unknown,
  at: string,
  tally: Tally,
  place: CheckPlace,
): Generator<Observation> {
  for (const [index, raw] of asList(checks).entries()) {
    const path = step(at, index);
    const check = asObject(raw);
    if (check === null || typeof check.success !== "boolean") {
      tally.skipped.push({ path, reason: check === null ? "not an object" : "no success" });
      continue;
    }
    const read = readCheck(check, place);
    if (typeof read !== "string") {
      countObservation(tally, read[0] as Observation);
      yield* read;
      continue;
    }
    // Counted all the same: it is the document's own row.
    tally.counts.checks[check.success ? "pass" : "fail"] += 1;
    tally.skipped.push(check.success ? { path, reason: read, loses: false } : { path, reason: read });
    if (check.success) continue;
    const { severity } = severityOf(check.severity);
    tally.counts.misconfigurations += 1;
    tally.misconfigurations[severity] = (tally.misconfigurations[severity] ?? 0) + 1;
  }
}

/** One check; where it failed in several containers, an observation for each. A text says why it cannot be read. */
function readCheck(check: JsonObject, { slice, component }: CheckPlace): Observation[] | string {
  const id = asWord(check.checkID) ?? asWord(check.title);
  if (id === null) return "no checkID and no title";
  const messages = check.success === true ? [] : asTexts(check.messages);
  const observations = new Map<string, Observation>();
  for (const message of messages.length === 0 ? [""] : messages) {
    const read = readMisconfiguration(
      {
        ID: id,
        Title: check.title,
        Description: check.description,
        Resolution: check.remediation,
        Severity: check.severity,
        Message: message,
        Status: check.success === true ? "PASS" : "FAIL",
      },
      { slice, component, file: "" },
    );
    if (typeof read === "string") return read;
    const known = observations.get(read.component.key);
    observations.set(
      read.component.key,
      known === undefined ? read : { ...known, detail: `${known.detail}\n${read.detail}` },
    );
  }
  return [...observations.values()];
}
