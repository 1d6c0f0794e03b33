import { z } from "zod";

/** What sort of problem a finding is; with subject, rule and component it makes the finding's identity. */
export const FINDING_KINDS = ["vulnerability", "misconfiguration", "secret", "runtime"] as const;
export const FindingKind = z.enum(FINDING_KINDS);
export type FindingKind = z.infer<typeof FindingKind>;

/** From worst to none. `info` and `negligible` carry no hazard; `unknown` carries that of a medium. */
export const SEVERITIES = [
  "critical",
  "high",
  "medium",
  "low",
  "negligible",
  "unknown",
  "info",
  "none",
] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

/**
 * Where a finding stands. The first four are open; `false_positive` and `not_affected` are dismissed by a
 * decision; `risk_accepted` is open to the headline score but not to the honoured one; `closed` has a cause.
 */
export const FINDING_STATUSES = [
  "open",
  "acknowledged",
  "in_progress",
  "fix_claimed",
  "false_positive",
  "not_affected",
  "risk_accepted",
  "closed",
] as const;
export const FindingStatus = z.enum(FINDING_STATUSES);
export type FindingStatus = z.infer<typeof FindingStatus>;

/** Why a finding closed. The three are never mixed in lists, times to repair or reports. */
export const CLOSE_CAUSES = ["fixed", "gone", "withdrawn"] as const;
export const CloseCause = z.enum(CLOSE_CAUSES);
export type CloseCause = z.infer<typeof CloseCause>;
