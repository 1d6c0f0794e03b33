import { AsyncLocalStorage } from "node:async_hooks";
import { movedClock, pageMoment, withClock } from "../../clock.ts";

interface Visit {
  at: Date;
  /** What the clock said where the visit began, if it had been moved. */
  clockBefore: Date | null;
}

// One for all bundles of the server, like the clock's.
const holder = globalThis as typeof globalThis & { plimsollVisits?: AsyncLocalStorage<Visit | null> };
const visits = (): AsyncLocalStorage<Visit | null> => {
  holder.plimsollVisits ??= new AsyncLocalStorage();
  return holder.plimsollVisits;
};

/**
 * Runs `work` as of a moment: all it reads is what had been recorded by then, and the clock stands there. What it
 * writes (an audit entry of an export) is of the present. Null: the present.
 */
export const asOf = <T>(at: Date | null, work: () => T): T =>
  at === null ? work() : visits().run({ at, clockBefore: movedClock() }, () => withClock(at, work));

/** The moment that is read as of; null: the present. */
export const currentMoment = (): Date | null => {
  const visit = visits().getStore();
  return visit === undefined ? pageMoment() : (visit?.at ?? null);
};

/** Out of the past for a while: whoever writes does so now. */
export const inPresent = <T>(work: () => T): T => {
  if (currentMoment() === null) return work();
  const before = visits().getStore()?.clockBefore ?? null;
  return visits().run(null, () => withClock(before, work));
};

/** What a transaction begins with to read as of a moment. To compile a plan of so many parts takes longer than to run it. */
export const enterMoment = (at: Date): string =>
  `set local search_path = past, public; set local jit = off; set local plimsoll.moment = '${at.toISOString()}'`;
