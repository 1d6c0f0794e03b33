/** `waiting`: never reported. `unscheduled`: it has no interval to be late by. */
export type Heartbeat = "off" | "waiting" | "unscheduled" | "on_time" | "late" | "silent";

const LATE_AFTER = 1.5;
/** Intervals without a report. */
export const SILENT_AFTER = 3;

interface Beating {
  seenAt: string | null;
  createdAt: string;
  intervalSeconds: number | null;
  disabledAt: string | null;
}

/**
 * Whether a collector reports as it should: late after one and a half intervals without a report, silent after three.
 * One that has never reported is given its first interval from when it was made.
 */
export const heartbeat = (collector: Beating, now: Date): Heartbeat => {
  if (collector.disabledAt !== null) return "off";
  if (collector.intervalSeconds === null) return collector.seenAt === null ? "waiting" : "unscheduled";
  const since = (now.getTime() - Date.parse(collector.seenAt ?? collector.createdAt)) / 1000;
  const intervals = since / collector.intervalSeconds;
  if (intervals > SILENT_AFTER) return "silent";
  if (intervals > LATE_AFTER) return "late";
  return collector.seenAt === null ? "waiting" : "on_time";
};
