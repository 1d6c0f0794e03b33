import { UsageError } from "../agents/options.ts";

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000 };
const SHORTEST_MS = 5_000;
const LONGEST_MS = 86_400_000;

/** `30`, `30s`, `5m`, `1h` in milliseconds: five seconds to a day. @throws UsageError */
export const durationOf = (text: string): number => {
  const match = /^(\d{1,6})([smh]?)$/.exec(text.trim());
  const ms = match ? Number(match[1]) * UNITS[match[2] || "s"]! : Number.NaN;
  if (!(ms >= SHORTEST_MS && ms <= LONGEST_MS))
    throw new UsageError(`--interval ${text}: say 30s, 5m or 1h; from 5s to 24h`);
  return ms;
};
