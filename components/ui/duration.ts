const UNITS = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "min"],
] as const;

/** A span of seconds in its largest unit: 90 → "1 min", 7200 → "2 h". Below a minute "under 1 min"; negative spans are ahead. */
export function duration(seconds: number): string {
  const size = Math.abs(seconds);
  const [unit, name] = UNITS.find(([limit]) => size >= limit) ?? [0, ""];
  const text = unit === 0 ? "under 1 min" : `${Math.floor(size / unit)} ${name}`;
  return seconds <= -60 ? `${text} ahead` : text;
}
