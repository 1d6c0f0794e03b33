import { localMinutes, localWeekday, minutesOf, nextLocalTime } from "./local-time.ts";
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

const nextRound = (schedule: Schedule, at: Date): Date => {
  switch (schedule.cadence) {
    case "immediate":
      return at;
    case "hourly":
      return new Date(Math.ceil(at.getTime() / HOUR) * HOUR);
    case "daily":
      return nextLocalTime(at, schedule.dailyAt, schedule.zone);
    case "weekly":
      return nextWeekday(schedule, at);
  }
};

const nextWeekday = ({ weekday, dailyAt, zone }: Schedule, from: Date): Date => {
  let at = nextLocalTime(from, dailyAt, zone);
  while (localWeekday(at, zone) !== weekday) at = nextLocalTime(new Date(at.getTime() + HOUR), dailyAt, zone);
  return at;
};

export interface Batch<T> {
  at: Date;
  items: T[];
}

/**
 * The messages that a schedule makes of what happened, oldest first: as many as would be sent by `now`. Below the
 * threshold things wait for others; the first that makes enough of them within the window decides the time, and
 * whatever waits by then goes along, also what came before the window.
 */
export const batchesOf = <T extends { at: Date }>(
  schedule: Schedule,
  happened: readonly T[],
  now: Date,
): Batch<T>[] => {
  const waiting = [...happened].sort((a, b) => a.at.getTime() - b.at.getTime());
  const batches: Batch<T>[] = [];
  for (let from = 0; ; ) {
    const deciding = decidingIndex(schedule, waiting, from);
    const at = deciding === null ? null : dueAt(schedule, waiting[deciding]!.at);
    if (deciding === null || at === null || at > now) return batches;
    let to = deciding + 1;
    while (waiting[to] && waiting[to]!.at <= at) to++;
    batches.push({ at, items: waiting.slice(from, to) });
    from = to;
  }
};

const decidingIndex = (
  { threshold, withinHours }: Schedule,
  waiting: readonly { at: Date }[],
  from: number,
): number | null => {
  const window = withinHours === null ? Number.POSITIVE_INFINITY : withinHours * HOUR;
  for (let n = from + threshold - 1; n < waiting.length; n++)
    if (waiting[n]!.at.getTime() - waiting[n - threshold + 1]!.at.getTime() <= window) return n;
  return null;
};
