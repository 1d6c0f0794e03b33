import type { Chance } from "../chance.ts";

/** One promise that is tried on generated cases; a failure says how to have it again. */
export interface Property {
  about: string;
  /** @param n how many cases */
  check(
    n: number,
    chance: Chance,
    say: (line: string) => void,
  ): Promise<{ passed: number; failures: string[]; figures?: Record<string, string | number> }>;
}
