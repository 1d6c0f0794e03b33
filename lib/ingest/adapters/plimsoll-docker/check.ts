import type { Severity } from "../../../findings/schema.ts";
import type { Observation } from "../../reading.ts";
import { checkObservation } from "../check-entry.ts";

/** What a check says of one thing: met, not to be asked of it, or what is wrong there in a few words. */
export type Verdict = "met" | "not_applicable" | { wrong: string; severity?: Severity };

/** A check of Plimsoll's own. `cis`: the recommendation of the CIS Docker Benchmark 1.6.0 that asks for the same. */
export interface Check<Thing> {
  /** Behind `plimsoll/`. */
  id: string;
  title: string;
  why: string;
  remedy: string;
  severity: Severity;
  cis: string | null;
  verdict(thing: Thing): Verdict;
}

const BENCHMARK = "CIS Docker Benchmark 1.6.0";
const RANK: readonly Severity[] = ["critical", "high", "medium", "low"];

/**
 * What a check finds in the things of one asset, one word on all of them: a failure where one fails; null where it can
 * be asked of none. Names are left out: replicas come and go, and that is no news about the problem.
 */
export function checked<Thing>(
  check: Check<Thing>,
  things: readonly Thing[],
  slice: string,
): Observation | null {
  const verdicts = things.map((thing) => check.verdict(thing)).filter((word) => word !== "not_applicable");
  if (verdicts.length === 0) return null;
  const failed = verdicts.filter((verdict) => typeof verdict === "object");
  const severities = failed.map(({ severity = check.severity }) => severity);
  return checkObservation({
    slice,
    rule: {
      id: `plimsoll/${check.id}`,
      title: check.title,
      description: check.why,
      remediation: check.remedy,
      references: check.cis === null ? [] : [`${BENCHMARK}: ${check.cis}`],
    },
    severity: RANK.find((severity) => severities.includes(severity)) ?? check.severity,
    outcome: failed.length === 0 ? "pass" : "fail",
    detail: [...new Set(failed.map(({ wrong }) => wrong))].sort().join("; "),
  });
}
