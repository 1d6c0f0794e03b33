const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one is slow; there are only a few zones. */
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, format);
  return format;
};

/** What clocks on the wall show in a zone (IANA name), as milliseconds in which UTC would show it. */
const wallClock = (at: Date, zone: string): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
};

/** Whether a name is one of a time zone here. */
export const isTimeZone = (zone: string): boolean => {
  try {
    return /^[A-Za-z]/.test(zone) && formatOf(zone) !== undefined;
  } catch {
    return false;
  }
};

/** Minutes since midnight of a time of day, `HH:MM`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Minutes since the local midnight, 0 to 1439. */
export const localMinutes = (at: Date, zone: string): number =>
  Math.floor(wallClock(at, zone) / MINUTE) % DAY_MINUTES;

/** 1 is Monday, 7 is Sunday. */
export const localWeekday = (at: Date, zone: string): number =>
  new Date(wallClock(at, zone)).getUTCDay() || 7;

/**
 * The first instant at or after `at` when clocks of a zone show a time of day. On a day that skips this time (clocks
 * go forward) it is as long after midnight as it would have been; on one that has it twice it is the first.
 */
export const nextLocalTime = (at: Date, time: string, zone: string): Date => {
  const midnight = Math.floor(wallClock(at, zone) / MINUTE / DAY_MINUTES) * DAY_MINUTES;
  for (const day of [-1, 0, 1, 2]) {
    const candidate = instantOf((midnight + day * DAY_MINUTES + minutesOf(time)) * MINUTE, zone);
    if (candidate >= at) return candidate;
  }
  throw new RangeError(`${time} never comes in ${zone}`);
};

/** The earliest instant at which clocks show this; both offsets that are in force around it are tried. */
const instantOf = (shown: number, zone: string): Date => {
  const offsets = [shown - DAY_MINUTES * MINUTE, shown + DAY_MINUTES * MINUTE].map(
    (near) => wallClock(new Date(near), zone) - near,
  );
  const candidates = offsets.map((offset) => shown - offset).sort((a, b) => a - b);
  const exact = candidates.find((candidate) => wallClock(new Date(candidate), zone) === shown);
  return new Date(exact ?? candidates.at(-1)!);
};
