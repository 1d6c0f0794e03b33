import type { Evidence } from "./evidence.ts";

const NEVER = 8_640_000_000_000_000;

/** The first instant after `now` at which something of the evidence begins or stops to count. */
export function lasts(evidence: Evidence, now: Date): Date {
  let first = NEVER;
  const meet = (instant: string) => {
    const at = Date.parse(instant);
    if (at > now.getTime() && at < first) first = at;
  };
  for (const { expiresAt } of evidence.checks) meet(expiresAt);
  for (const { expiresAt } of evidence.coverage) meet(expiresAt);
  for (const { effectiveFrom, expiresAt } of [...evidence.attestations, ...evidence.exceptions]) {
    meet(effectiveFrom);
    meet(expiresAt);
  }
  return new Date(first);
}
