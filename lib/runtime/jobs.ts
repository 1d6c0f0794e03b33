import { log } from "../log.ts";
import { dropDaysBefore, firstKeptDay } from "./partitions/write.ts";

/** Lets go of single events by age; what their groups count stays. */
export const dropOldEvents = async (): Promise<void> => {
  const dropped = await dropDaysBefore(firstKeptDay(new Date()));
  if (dropped > 0) log.info({ days: dropped }, "runtime events dropped by age");
};
