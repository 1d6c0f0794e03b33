import { localMinutes, minutesOf, nextLocalTime } from "./local-time.ts";
import type { Schedule } from "./schema.ts";

const HOUR = 3_600_000;

/** Whether an instant lies in quiet hours; their end does not. They may go over midnight. */
export const isQuiet = ({ quiet, zone }: Schedule, at: Date): boolean => {
  if (quiet === null) return false;
  const [now, from, to] = [localMinutes(at, zone), minutesOf(quiet.from), minutesOf(quiet.to)];
  return from < to ? now >= from && now < to : now >= from || now < to;
};

/** When something that happened at `at` is to be told: at once, with the next digest, and never in quiet hours. */
export const dueAt = (schedule: Schedule, at: Date): Date => {
  const due = nextRound(schedule, at);
  return isQuiet(schedule, due) ? nextLocalTime(due, schedule.quiet!.to, schedule.zone) : due;
};

const nextRound = ({ cadence, dailyAt, zone }: Schedule, at: Date): Date => {
  if (cadence === "hourly") return new Date(Math.ceil(at.getTime() / HOUR) * HOUR);
  return cadence === "daily" ? nextLocalTime(at, dailyAt, zone) : at;
};

export interface Batch<T> {
  at: Date;
  items: T[];
}

/**
 * The messages that a schedule makes of what happened, oldest first: as many as would be sent by `now`. Below the
 * threshold things wait for others; the one that reaches it decides the time, and whatever waits by then goes along.
 */
export const batchesOf = <T extends { at: Date }>(
  schedule: Schedule,
  happened: readonly T[],
  now: Date,
): Batch<T>[] => {
  const waiting = [...happened].sort((a, b) => a.at.getTime() - b.at.getTime());
  const batches: Batch<T>[] = [];
  for (let from = 0; ; ) {
    const deciding = waiting[from + schedule.threshold - 1];
    const at = deciding && dueAt(schedule, deciding.at);
    if (!at || at > now) return batches;
    let to = from + schedule.threshold;
    while (waiting[to] && waiting[to]!.at <= at) to++;
    batches.push({ at, items: waiting.slice(from, to) });
    from = to;
  }
};
