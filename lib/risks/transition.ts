import type { RiskState, Treatment } from "./schema.ts";

const onward: Record<RiskState, readonly RiskState[]> = {
  identified: ["assessed", "closed"],
  assessed: ["treating", "closed"],
  treating: ["treated", "assessed"],
  treated: ["closed", "assessed"],
  closed: ["identified"],
};

/**
 * Why a risk may not go from one state to another, or null when it may. From treating on a treatment must be chosen;
 * choosing another one means assessing anew.
 */
export function refusal(from: RiskState, to: RiskState, treatment: Treatment | null): string | null {
  if (!onward[from].includes(to)) return `A risk that is ${from} can't become ${to}.`;
  if (to === "treating" && treatment === null) return "Choose a treatment first.";
  return null;
}

/** Whether a review is due: its date (UTC midnight of the day) has come. A closed risk has none. */
export function reviewDue(state: RiskState, reviewOn: Date, now: Date): boolean {
  return state !== "closed" && reviewOn.getTime() <= now.getTime();
}
