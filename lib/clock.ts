import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The one clock. Demo estates and tests move it for one request or job (`withClock`), and a page or request that is
 * asked for a past moment stands there (lib/db/past); anywhere else it is the machine's. A request may ask for another
 * time only where PLIMSOLL_MOVABLE_CLOCK is set (lib/http/route.ts).
 */
const moved = new AsyncLocalStorage<Date | null>();

// Shared by all bundles of the server: pages and routes load their own copies of this module.
const holder = globalThis as typeof globalThis & { plimsollPageMoment?: () => Date | null };

/** The moment that the page which is being drawn was asked for; null: the present, or no page. */
export const pageMoment = (): Date | null => holder.plimsollPageMoment?.() ?? null;

/** Pages are wrapped by nothing: where they keep their moment is said once. */
export const pagesKeepMomentIn = (find: () => Date | null): void => {
  holder.plimsollPageMoment = find;
};

/** What the clock was moved to; null: it is the machine's. */
export const movedClock = (): Date | null => {
  const within = moved.getStore();
  return within === undefined ? pageMoment() : within;
};

export const clock = (): Date => movedClock() ?? new Date();

/** Runs `work` with the clock standing at `at`; null: with the machine's. */
export const withClock = <T>(at: Date | null, work: () => T): T => moved.run(at, work);

export const clockIsMovable = (): boolean => process.env.PLIMSOLL_MOVABLE_CLOCK === "1";
