import type { Placement } from "./schema.ts";

/** What the checks of one mitigation say now: how many passed, failed, and were not assessed. */
export interface CheckCounts {
  passed: number;
  failed: number;
  unassessed: number;
}

/** Which step of the matrix a mitigation lowers when it works. */
export interface Mitigation extends CheckCounts {
  lowers: "likelihood" | "impact";
}

/**
 * The share of a mitigation's checks that pass, 0 to 1. Checks nobody ran count against it, and a mitigation without
 * checks is worth 0: unknown is never good.
 */
export function effectiveness({ passed, failed, unassessed }: CheckCounts): number {
  const all = passed + failed + unassessed;
  return all === 0 ? 0 : passed / all;
}

/**
 * Where a risk stands with its mitigations: each step falls by the share no mitigation leaves open (their gaps
 * multiplied), rounded up to a whole step, never under 1 and never over the inherent step.
 */
export function residual(inherent: Placement, mitigations: readonly Mitigation[]): Placement {
  const lowered = (side: Mitigation["lowers"]) => {
    const gap = mitigations
      .filter((mitigation) => mitigation.lowers === side)
      .reduce((open, mitigation) => open * (1 - effectiveness(mitigation)), 1);
    return 1 + Math.ceil((inherent[side] - 1) * gap - 1e-9);
  };
  return { likelihood: lowered("likelihood"), impact: lowered("impact") };
}
