import type { Posture, TrendPoint } from "../schema.ts";

const DAY = 86_400_000;
const MONTH_DAYS = 30;

/** From the last point at least a month before the newest, or else the first; null where less than a day lies between. */
export const changeIn = (trend: readonly TrendPoint[]): Posture["change"] => {
  const now = trend.at(-1);
  if (!now) return null;
  const month = new Date(Date.parse(now.at) - MONTH_DAYS * DAY).toISOString();
  const then = trend.findLast((point) => point.at <= month) ?? trend[0]!;
  if (Date.parse(now.at) - Date.parse(then.at) < DAY) return null;
  return { since: then.at, points: now.score - then.score };
};
