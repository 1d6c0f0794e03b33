import type { Severity } from "../../findings/schema.ts";
import { type Counts, noCounts, type Observation, type Skip } from "../reading.ts";

type BySeverity = Partial<Record<Severity, number>>;

/** What a document holds, counted while it is read: its own entries, before anything is merged. */
export interface Tally {
  counts: Counts;
  vulnerabilities: BySeverity;
  misconfigurations: BySeverity;
  /** Of results (SARIF) or events, by the tool's word for them. */
  others: BySeverity;
  skipped: Skip[];
  notes: Skip[];
}

export function newTally(): Tally {
  return {
    counts: noCounts(),
    vulnerabilities: {},
    misconfigurations: {},
    others: {},
    skipped: [],
    notes: [],
  };
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

/** One result or event of the document, whatever becomes of it. */
export function countOther(tally: Tally, what: "results" | "events", severity: Severity): void {
  tally.counts[what] += 1;
  tally.others[severity] = (tally.others[severity] ?? 0) + 1;
}

/** The severities of the first kind of entry that the document has at all. */
export function bySeverity({ counts, vulnerabilities, misconfigurations, others }: Tally): BySeverity {
  if (counts.vulnerabilities > 0) return vulnerabilities;
  return counts.misconfigurations > 0 ? misconfigurations : others;
}
