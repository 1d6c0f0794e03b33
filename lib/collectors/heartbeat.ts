/** `waiting`: never heard. `alive`: its agent is, without a report yet. `unscheduled`: it has no interval to be late by. */
export type Heartbeat = "off" | "waiting" | "alive" | "unscheduled" | "on_time" | "late" | "silent";

const LATE_AFTER = 1.5;
/** Intervals without a report. */
export const SILENT_AFTER = 3;

interface Beating {
  seenAt: string | null;
  /** When its agent last said that it is alive. That alone is no report: it is late all the same. */
  beatAt?: string | null;
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
  const unheard = collector.beatAt ? "alive" : "waiting";
  if (collector.intervalSeconds === null) return collector.seenAt === null ? unheard : "unscheduled";
  const since = (now.getTime() - Date.parse(collector.seenAt ?? collector.createdAt)) / 1000;
  const intervals = since / collector.intervalSeconds;
  if (intervals > SILENT_AFTER) return "silent";
  if (intervals > LATE_AFTER) return "late";
  return collector.seenAt === null ? unheard : "on_time";
};
