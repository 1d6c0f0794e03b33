import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The one clock. Demo estates and tests move it for one request or job (`withClock`); anywhere else it is the
 * machine's. A request may ask for another time only where PLIMSOLL_MOVABLE_CLOCK is set (lib/http/route.ts).
 */
const moved = new AsyncLocalStorage<Date>();

export const clock = (): Date => moved.getStore() ?? new Date();

export const withClock = <T>(at: Date, work: () => T): T => moved.run(at, work);

export const clockIsMovable = (): boolean => process.env.PLIMSOLL_MOVABLE_CLOCK === "1";
