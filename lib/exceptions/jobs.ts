import { clockIsMovable, withClock } from "../clock.ts";
import type { Jobs } from "../jobs/queue.ts";
import { settleExceptions } from "./settle/write.ts";

/** As of the moment that asked for it, where the clock can be moved. */
export const settleDueExceptions = ({ at }: Jobs["exceptions_settle"]): Promise<void> =>
  at !== undefined && clockIsMovable() ? withClock(new Date(at), settleExceptions) : settleExceptions();
