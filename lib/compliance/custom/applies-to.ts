import { parseCheck } from "../check-pattern.ts";
import type { Control } from "../framework.ts";
import { kindsOf } from "../verdict.ts";

const EVERYTHING = ["cluster", "host", "image", "workload"] as const;

/** Whom the checks can be asked of; a control that only people can answer is about everything. */
export function appliesTo(checks: readonly string[]): Control["appliesTo"] {
  const kinds = checks.flatMap((check) => {
    const parsed = parseCheck(check);
    return "error" in parsed ? [] : parsed.value.flatMap((pattern) => kindsOf(pattern));
  });
  return kinds.length === 0 ? [...EVERYTHING] : [...new Set(kinds)];
}
