import type { Severity } from "../../findings/schema.ts";
import { type Counts, noCounts, type Observation, type Skip } from "../reading.ts";

type BySeverity = Partial<Record<Severity, number>>;

/** What a document holds, counted while it is read: its own entries, before anything is merged. */
export interface Tally {
  counts: Counts;
  vulnerabilities: BySeverity;
  misconfigurations: BySeverity;
  skipped: Skip[];
  notes: Skip[];
}

export function newTally(): Tally {
  return { counts: noCounts(), vulnerabilities: {}, misconfigurations: {}, skipped: [], notes: [] };
}

export function countVulnerability(tally: Tally, severity: Severity): void {
  tally.counts.vulnerabilities += 1;
  tally.vulnerabilities[severity] = (tally.vulnerabilities[severity] ?? 0) + 1;
}

/** Counts an observation that is one entry of the document. */
export function countObservation(tally: Tally, observation: Observation): void {
  if (observation.kind === "vulnerability") countVulnerability(tally, observation.severity);
  else if (observation.kind === "misconfiguration") countCheck(tally, observation);
  else if (observation.kind === "secret") tally.counts.secrets += 1;
}

/** One row of a configuration check; only a failed one is a misconfiguration. */
function countCheck(tally: Tally, { outcome, severity }: Observation): void {
  if (outcome === "manual") tally.counts.checks.warn += 1;
  else tally.counts.checks[outcome] += 1;
  if (outcome !== "fail") return;
  tally.counts.misconfigurations += 1;
  tally.misconfigurations[severity] = (tally.misconfigurations[severity] ?? 0) + 1;
}

/** The severities of the first kind of problem that the document has at all. */
export function bySeverity(tally: Tally): BySeverity {
  return tally.counts.vulnerabilities > 0 ? tally.vulnerabilities : tally.misconfigurations;
}
