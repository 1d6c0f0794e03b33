import type { Answer } from "./evaluate.ts";
import type { Outcome } from "./verdict.ts";

/** The answers to one check, counted; only those that fail are kept one by one. */
export interface Tally {
  counts: Record<Outcome, number>;
  fails: Answer[];
  /** RFC 3339; null without evidence. */
  oldest: string | null;
  newest: string | null;
  /** Reports that decided, by id. */
  reports: string[];
}

/** Counts the answers to one check. */
export function tallyAnswers(answers: readonly Answer[]): Tally {
  const counts: Tally["counts"] = { pass: 0, fail: 0, manual: 0, stale: 0, notAssessed: 0 };
  const reports = new Set<string>();
  const fails: Answer[] = [];
  let oldest: string | null = null;
  let newest: string | null = null;
  for (const answer of answers) {
    const { outcome, evidence } = answer.verdict;
    counts[outcome] += 1;
    if (outcome === "fail") fails.push(answer);
    if (!evidence) continue;
    const { observedAt, reportId } = evidence;
    if (oldest === null || isBefore(observedAt, oldest)) oldest = observedAt;
    if (newest === null || isBefore(newest, observedAt)) newest = observedAt;
    if (reportId !== null) reports.add(reportId);
  }
  return { counts, fails, oldest, newest, reports: [...reports] };
}

const isBefore = (a: string, b: string): boolean => a !== b && Date.parse(a) < Date.parse(b);
