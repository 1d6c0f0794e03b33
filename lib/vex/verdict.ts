import { type HumanStatus, VEX_JUSTIFICATIONS, type VexJustification } from "../findings/lifecycle.ts";
import type { FindingStatus } from "../findings/schema.ts";
import type { VexStatement, VexStatus } from "../ingest/reading/knowledge.ts";

/** What a statement asks a finding to become. */
export interface Verdict {
  status: HumanStatus;
  justification: VexJustification | null;
  comment: string;
}

/** A decision as it is told to others. */
export interface Told {
  status: VexStatus;
  justification: VexJustification | null;
  /** Why it is not affected; what is known; with the two lines that let our own kind read it back exactly. */
  impact: string;
  action: string;
}

/** VEX has four words where a finding's life has more. These lines keep the rest; other readers see plain text. */
const STATUS_LINE = /^Status at origin: ([a-z_]+)$/m;
const JUSTIFICATION_LINE = /^Justification at origin: ([a-z_]+)$/m;
const LINES = /^(?:Status|Justification) at origin: [a-z_]+$\n?/gm;

/** What each VEX status may be at its origin; the first is what it means where nothing is said. */
const MEANINGS: Record<VexStatus, readonly HumanStatus[]> = {
  not_affected: ["not_affected", "false_positive"],
  affected: ["acknowledged", "in_progress", "fix_claimed", "risk_accepted"],
  under_investigation: ["acknowledged", "open"],
  fixed: ["fix_claimed"],
};

const isJustification = (word: string): word is VexJustification =>
  (VEX_JUSTIFICATIONS as readonly string[]).includes(word);

/**
 * What a statement asks for. "Fixed" is a claim until a report confirms it. "Not affected" without one of the five
 * justifications is a false positive with the author's words as the comment. A risk is accepted by people of this
 * house alone, so an author's acceptance is acknowledged, no more.
 */
export function verdictOf(
  statement: Pick<VexStatement, "status" | "justification" | "impact" | "action" | "author">,
): Verdict {
  const meanings = MEANINGS[statement.status];
  const origin = STATUS_LINE.exec(statement.impact)?.[1];
  const said = meanings.find((meaning) => meaning === origin) ?? meanings[0]!;
  const word = JUSTIFICATION_LINE.exec(statement.impact)?.[1] ?? statement.justification;
  const justification = said === "not_affected" && isJustification(word) ? word : null;
  const status =
    said === "risk_accepted"
      ? "acknowledged"
      : said === "not_affected" && justification === null
        ? "false_positive"
        : said;
  const words = [statement.impact.replace(LINES, ""), statement.action].map((text) => text.trim());
  const spoken = words.find((text) => text !== "" && !STOCK.has(text));
  return {
    status,
    justification,
    comment: (spoken ?? `VEX of ${statement.author || "an unnamed author"}`).slice(0, 5_000),
  };
}

const ACTIONS: Partial<Record<FindingStatus, string>> = {
  in_progress: "A fix is being worked on.",
  fix_claimed: "A fix is said to be in place; no scan has confirmed it yet.",
  risk_accepted: "The risk is accepted for a time.",
};
const STOCK = new Set(Object.values(ACTIONS));

/** A decision in the words of VEX. `fixed`: a report has confirmed it. */
export function tellingOf(decision: {
  status: HumanStatus;
  justification: VexJustification | null;
  comment: string;
  fixed: boolean;
}): Told {
  const { justification, comment } = decision;
  const status = decision.fixed ? "fixed" : STATUSES[decision.status];
  const lines = [
    // A comment that reads like one of our lines would be taken for it.
    comment
      .replace(LINES, "")
      .trim(),
    decision.fixed ? "" : `Status at origin: ${decision.status}`,
    justification === null ? "" : `Justification at origin: ${justification}`,
  ];
  return {
    status,
    justification: status === "not_affected" ? justification : null,
    impact: lines.filter((line) => line !== "").join("\n"),
    action: status === "affected" ? (ACTIONS[decision.status] ?? "No action is stated.") : "",
  };
}

const STATUSES: Record<HumanStatus, VexStatus> = {
  open: "under_investigation",
  acknowledged: "under_investigation",
  in_progress: "affected",
  fix_claimed: "affected",
  risk_accepted: "affected",
  false_positive: "not_affected",
  not_affected: "not_affected",
};
