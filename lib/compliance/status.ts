import { z } from "zod";
import type { Assessment } from "./framework.ts";

/** Where a control stands, from good to unknown. Only the first two pass. */
export const STATUSES = [
  "met",
  "attested",
  "excepted",
  "partly_met",
  "not_met",
  "stale",
  "not_assessed",
  "not_applicable",
] as const;
export const Status = z.enum(STATUSES);
export type Status = z.infer<typeof Status>;

export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  met: "Met",
  attested: "Attested",
  excepted: "Excepted",
  partly_met: "Partly met",
  not_met: "Not met",
  stale: "Stale",
  not_assessed: "Not assessed",
  not_applicable: "Not applicable",
};

export const isPassing = (status: Status): boolean => status === "met" || status === "attested";

interface Answers {
  pass: number;
  fail: number;
  manual: number;
  stale: number;
  notAssessed: number;
  excepted: number;
}

/**
 * The status of a control from its answers. A failure is never outweighed; an attestation stands in only for
 * what a tool left to people, and only where the control says that people assess it.
 */
export function statusOf(
  assessment: Assessment,
  answers: Answers,
  applies: boolean,
  attested: "pass" | "stale" | "notAssessed",
): Status {
  if (!applies) return "not_applicable";
  const { pass, fail, manual, stale, notAssessed, excepted } = answers;
  if (fail > 0) return pass > 0 ? "partly_met" : "not_met";
  const open = manual + stale + notAssessed;
  if (open === 0 && excepted > 0) return "excepted";
  if (open === 0 && pass > 0) return "met";
  if (assessment === "manual" && excepted === 0 && attested === "pass") return "attested";
  if (pass + excepted > 0) return "partly_met";
  if (stale > 0 || (assessment === "manual" && attested === "stale")) return "stale";
  return "not_assessed";
}

/** How many controls stand where; every status is present. */
export function tally(statuses: readonly Status[]): Record<Status, number> {
  const totals = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const status of statuses) totals[status] += 1;
  return totals;
}
