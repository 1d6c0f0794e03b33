const RFC3339 = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(\.\d+)?\s?(Z|z|[+-]\d{2}:?\d{2}| UTC)?$/;
const EARLIEST_SCAN = "2000";

/**
 * A document's own time as RFC 3339 text in UTC, fraction digits kept as written; null where it is not a time.
 * A missing offset means UTC.
 */
export function utcTime(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const match = RFC3339.exec(value.trim());
  if (match === null) return null;
  const [, date, time, fraction = "", zone = "Z"] = match;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const instant = new Date(`${date}T${time}${/^[+-]/.test(offset) ? offset : "Z"}`);
  if (Number.isNaN(instant.getTime()) || !isOnCalendar(date as string)) return null;
  const text = instant.toISOString();
  return text.length === 24 ? `${text.slice(0, 19)}${fraction}Z` : null;
}

/** {@link utcTime}, but null before the year 2000: tools write the zero time of their language for "unknown". */
export function scanTime(value: unknown): string | null {
  const time = utcTime(value);
  return time !== null && time >= EARLIEST_SCAN ? time : null;
}

/** `Date` rolls 30 February over to March; a document that says so states no time. */
function isOnCalendar(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
