import type { Verdict } from "../suite.ts";

/** Counts what was tried: null is a pass, a text a failure. */
export class Tally {
  passed = 0;
  readonly failures: string[] = [];

  add(failure: string | null): void {
    if (failure === null) this.passed += 1;
    else this.failures.push(failure);
  }

  /** A list of complaints: none of them is one pass. */
  all(failures: readonly string[]): void {
    if (failures.length === 0) this.passed += 1;
    this.failures.push(...failures);
  }

  /** A violation that was put there on purpose: found is a pass. */
  planted(what: string, found: boolean): void {
    this.add(found ? null : `the planted violation was not found: ${what}`);
  }

  verdict(figures: Verdict["figures"]): Verdict {
    return { passed: this.passed, failures: this.failures, figures };
  }
}
