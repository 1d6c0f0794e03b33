const UNITS: Record<string, number> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** `30d`, `12h`, `2w`, `90m`, `1y` (365 days) in milliseconds. @returns null for anything else */
export const milliseconds = (text: string): number | null => {
  const [, count, unit] = /^(\d{1,5})([mhdwy])$/.exec(text) ?? [];
  return count === undefined || unit === undefined ? null : Number(count) * UNITS[unit]!;
};
