import type { Prediction } from "../prediction.ts";
import type { Fix } from "./fix.ts";

/** What the best is measured by: points gained, or points gained for each place that has to be touched. */
export const MEASURES = ["gain", "effort"] as const;
export type PlanMeasure = (typeof MEASURES)[number];

/** A fix as a step of a plan: what it adds to those before it, exactly. */
export interface Step {
  fix: Fix;
  /** Points that this step adds. */
  adds: number;
  /** The score after it. */
  score: number;
}

/** The steps in the order given, each with what it adds to those before: overlaps count once. */
export const stepsOf = (fixes: readonly Fix[], predict: Prediction, score: number): Step[] => {
  const cleared = new Set<number>();
  let last = score;
  return fixes.map((fix) => {
    for (const id of fix.findingIds) cleared.add(id);
    const after = predict(cleared);
    const step = { fix, adds: after - last, score: after };
    last = after;
    return step;
  });
};

/**
 * The best `count` fixes, greedily: each time the one that adds most to those chosen, by the exact score. What adds
 * nothing is not chosen. Fixing anything never lowers the score, so greedy never has to take a step back.
 */
export const choose = (
  fixes: readonly Fix[],
  predict: Prediction,
  score: number,
  { count, by }: { count: number; by: PlanMeasure },
): Fix[] => {
  const chosen: Fix[] = [];
  const cleared = new Set<number>();
  let now = score;
  while (chosen.length < count) {
    let best: { fix: Fix; after: number; worth: number } | null = null;
    for (const fix of fixes) {
      if (chosen.includes(fix) || fix.findingIds.every((id) => cleared.has(id))) continue;
      const after = predict(new Set([...cleared, ...fix.findingIds]));
      const worth = (after - now) / (by === "gain" ? 1 : Math.max(1, fix.effort));
      if (worth > 1e-9 && (best === null || worth > best.worth)) best = { fix, after, worth };
    }
    if (best === null) break;
    chosen.push(best.fix);
    for (const id of best.fix.findingIds) cleared.add(id);
    now = best.after;
  }
  return chosen;
};
