import { scanTime } from "../scan-time.ts";

/** Digits of a count since 1970 that still means this century: seconds, milliseconds, microseconds, nanoseconds. */
const FRACTION_DIGITS: Record<number, number> = { 10: 0, 13: 3, 16: 6, 19: 9 };

/**
 * The time of an event as RFC 3339 UTC text: text as it is written, or a count since 1970 whose unit its length tells
 * (19 digits are beyond 2⁵³ and come as text). Null where it is neither.
 */
export function eventTime(value: unknown): string | null {
  const digits = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof digits !== "string" || !/^\d+$/.test(digits)) return scanTime(value);
  const fraction = FRACTION_DIGITS[digits.length];
  if (fraction === undefined) return null;
  const seconds = digits.slice(0, digits.length - fraction);
  const rest = digits.slice(digits.length - fraction);
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  return scanTime(`${whole}${rest === "" ? "" : `.${rest}`}Z`);
}

/** The latest of some times of events: what a log is as of. */
export const latest = (times: readonly (string | null)[]): string | null =>
  times.reduce<string | null>(
    (last, time) => (time !== null && (last === null || byInstant(time) > byInstant(last)) ? time : last),
    null,
  );

/** RFC 3339 UTC texts of differing fractions in an order that text comparison keeps. */
const byInstant = (time: string): string => {
  const [whole = "", fraction = ""] = time.slice(0, -1).split(".");
  return `${whole}.${fraction.padEnd(9, "0")}`;
};
