import { type Counts, noCounts } from "../reading.ts";

/** The entries of two documents together. */
export function addCounts(a: Counts, b: Counts): Counts {
  const sum = noCounts();
  for (const key of Object.keys(sum) as (keyof Counts)[]) {
    if (key === "checks") {
      for (const outcome of ["pass", "fail", "warn", "info"] as const)
        sum.checks[outcome] = a.checks[outcome] + b.checks[outcome];
    } else sum[key] = a[key] + b[key];
  }
  return sum;
}
