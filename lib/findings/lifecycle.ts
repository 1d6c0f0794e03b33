import { AppError } from "../errors.ts";
import type { CloseCause, FindingStatus } from "./schema.ts";

/** What a person can say; closing is what reports say. */
export type HumanStatus = Exclude<FindingStatus, "closed">;

/** The five justifications of the OpenVEX specification for `not_affected`. */
export const VEX_JUSTIFICATIONS = [
  "component_not_present",
  "vulnerable_code_not_present",
  "vulnerable_code_not_in_execute_path",
  "vulnerable_code_cannot_be_controlled_by_adversary",
  "inline_mitigations_already_exist",
] as const;
export type VexJustification = (typeof VEX_JUSTIFICATIONS)[number];

export interface PresenceEvidence {
  status: HumanStatus;
  /**
   * The live assets of the finding's subject. `assessedInCoverage`: by a report of a coverage that has reported the
   * finding; for a host, workload or cluster one after it was last seen there, for an image at any time.
   */
  liveAssets: { id: string | number; present: boolean; assessedInCoverage: boolean }[];
  /** Whether an asset that is or was live ever had it. */
  hadOccurrence: boolean;
  /** The advisory or check was retracted. */
  withdrawn?: boolean;
}

export interface DerivedState {
  state: "present" | "unconfirmed" | "closed";
  cause: CloseCause | null;
  /** The status to show: the person's, unless closed. */
  shown: FindingStatus;
}

/** Where a finding stands by evidence alone (domain.md, Finding lifecycle). People's decisions never hide presence. */
export function derivedState({
  status,
  liveAssets,
  hadOccurrence,
  withdrawn,
}: PresenceEvidence): DerivedState {
  const closed = (cause: CloseCause): DerivedState => ({ state: "closed", cause, shown: "closed" });
  if (withdrawn) return closed("withdrawn");
  if (liveAssets.some((asset) => asset.present)) return { state: "present", cause: null, shown: status };
  // Never on a live asset: nothing was repaired, so it must not count as a fix.
  if (liveAssets.length === 0 || !hadOccurrence) return closed("gone");
  if (liveAssets.every((asset) => asset.assessedInCoverage)) return closed("fixed");
  return { state: "unconfirmed", cause: null, shown: status };
}

export interface ReportEvidence {
  status: HumanStatus;
  before: Pick<DerivedState, "state" | "cause">;
  after: Pick<DerivedState, "state" | "cause">;
  /** Whether the report that still has it observed the asset after the fix was claimed. */
  observedAfterClaim: boolean;
}

export interface ReportOutcome {
  status: HumanStatus;
  /** The timeline row to write, null when nothing moved. */
  event: {
    name: "closed" | "reopened" | "unconfirmed" | "confirmed";
    cause: CloseCause | "still present" | null;
  } | null;
}

/** What a report does to a finding's status. Dismissals and accepted risks stay, whatever the scanners repeat. */
export function afterReport({ status, before, after, observedAfterClaim }: ReportEvidence): ReportOutcome {
  const back = SETTLED.includes(status) ? status : "open";
  if (after.state === "closed") {
    const moved = before.state !== "closed" || before.cause !== after.cause;
    return { status, event: moved ? { name: "closed", cause: after.cause } : null };
  }
  if (before.state === "closed") return { status: back, event: { name: "reopened", cause: before.cause } };
  if (status === "fix_claimed" && after.state === "present" && observedAfterClaim) {
    return { status: "open", event: { name: "reopened", cause: "still present" } };
  }
  if (before.state === after.state) return { status, event: null };
  return { status, event: { name: after.state === "present" ? "confirmed" : "unconfirmed", cause: null } };
}

const SETTLED: HumanStatus[] = ["false_positive", "not_affected", "risk_accepted"];
const PROGRESS: HumanStatus[] = ["open", "acknowledged", "in_progress", "fix_claimed"];

const MOVES: Record<FindingStatus, readonly HumanStatus[]> = {
  open: ["acknowledged", "in_progress", "fix_claimed", ...SETTLED],
  acknowledged: ["open", "in_progress", "fix_claimed", ...SETTLED],
  in_progress: ["open", "acknowledged", "fix_claimed", ...SETTLED],
  fix_claimed: ["open", "acknowledged", "in_progress", ...SETTLED],
  false_positive: ["open", "not_affected"],
  not_affected: ["open", "false_positive"],
  risk_accepted: ["open"],
  closed: [],
};

export const allowedMoves = (status: FindingStatus): readonly HumanStatus[] => MOVES[status];

export interface DecisionEvidence {
  comment: string;
  justification?: VexJustification | null;
  /** The approved exception: the only way to `risk_accepted`. */
  exceptionId?: string | null;
}

/** The part of a decision that a person states; who and when are added where it is written. */
export interface Transition {
  status: HumanStatus;
  comment: string;
  justification: VexJustification | null;
  exceptionId: string | null;
}

/**
 * Checks a person's move and gives what to record. Settling a finding and taking that back need a comment.
 *
 * @throws AppError `conflict` when the move isn't open from here, `invalid` when evidence is missing or out of place
 */
export function transition(
  current: FindingStatus,
  next: HumanStatus,
  evidence: DecisionEvidence,
): Transition {
  if (!MOVES[current].includes(next))
    throw new AppError("conflict", refusal(current, next), { current, next });
  const comment = evidence.comment.trim();
  const { justification = null, exceptionId = null } = evidence;
  const settles = SETTLED.includes(next) || SETTLED.some((status) => status === current);
  if (settles && comment === "") throw new AppError("invalid", "This change needs a comment.", { next });
  if ((next === "not_affected") !== (justification !== null)) {
    throw new AppError("invalid", "A VEX justification belongs to “not affected”, and to nothing else.", {
      next,
    });
  }
  if ((next === "risk_accepted") !== (exceptionId !== null)) {
    throw new AppError("invalid", "A risk is accepted through an approved exception, and only that.", {
      next,
    });
  }
  return { status: next, comment, justification, exceptionId };
}

function refusal(current: FindingStatus, next: HumanStatus): string {
  if (current === "closed") return "The finding is closed; a report that sees it again reopens it.";
  if (current === next) return "The finding has that status already.";
  return "Reopen the finding first: it has been settled by a decision.";
}

export interface Decision extends Transition {
  decidedBy: string;
  /** RFC 3339 UTC text of one fixed width. */
  decidedAt: string;
}

/** A finding's standing decision; `review` asks a person to look, because two merged findings disagreed. */
export interface Standing {
  decision: Decision | null;
  review: boolean;
}

/**
 * The decision of a finding merged from two, the same whichever comes first. No decision yields to any; of two
 * that agree the later stays; work on it goes by the furthest; anything else is a contradiction: open, for review.
 */
export function mergeDecisions(a: Standing, b: Standing): Standing {
  if (a.review || b.review) return { decision: null, review: true };
  if (!a.decision || !b.decision) return { decision: a.decision ?? b.decision, review: false };
  const [one, other] = [a.decision, b.decision];
  if (one.status === other.status) return { decision: later(one, other), review: false };
  const [far, near] = [PROGRESS.indexOf(one.status), PROGRESS.indexOf(other.status)];
  if (far < 0 || near < 0) return { decision: null, review: true };
  return { decision: far > near ? one : other, review: false };
}

function later(a: Decision, b: Decision): Decision {
  const rank = (decision: Decision) =>
    [
      decision.decidedAt,
      decision.decidedBy,
      decision.comment,
      decision.justification,
      decision.exceptionId,
    ].join("\n");
  return rank(a) >= rank(b) ? a : b;
}
