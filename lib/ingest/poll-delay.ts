const SHORTEST = 500;
const LONGEST = 10_000;

/**
 * How long to wait before asking again after something that has been waiting for `waited` milliseconds: a quarter of
 * that, so that quick things are seen quickly and slow ones cost little. Clocks that disagree only move the start.
 */
export const pollDelay = (waited: number): number =>
  Number.isFinite(waited) ? Math.min(LONGEST, Math.max(SHORTEST, Math.round(waited / 4))) : SHORTEST;
