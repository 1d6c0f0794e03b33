const MINUTE = 60_000;
const STEPS = [
  [60 * MINUTE, MINUTE, "min"],
  [24 * 60 * MINUTE, 60 * MINUTE, "h"],
  [60 * 24 * 60 * MINUTE, 24 * 60 * MINUTE, "d"],
  [730 * 24 * 60 * MINUTE, 30.4375 * 24 * 60 * MINUTE, "mo"],
] as const;
const YEAR = 365.25 * 24 * 60 * MINUTE;

/** How far `at` lies from `now` (both ISO text or epoch milliseconds): "just now", "5 min ago", "in 3 d". */
export function relativeTime(at: string | number, now: string | number): string {
  const distance = new Date(at).getTime() - new Date(now).getTime();
  if (Number.isNaN(distance)) return "unknown";
  const size = Math.abs(distance);
  if (size < MINUTE) return "just now";
  const [, unit, name] = STEPS.find(([limit]) => size < limit) ?? [0, YEAR, "y"];
  const text = `${Math.floor(size / unit)} ${name}`;
  return distance < 0 ? `${text} ago` : `in ${text}`;
}

/** The instant to the second in UTC: "2026-11-23 14:05:09 UTC". "unknown" when the text is no date. */
export function absoluteUtc(at: string | number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "unknown";
  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
