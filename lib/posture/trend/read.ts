import { sql } from "../../db/client.ts";
import { readEstateAt } from "../moment/read.ts";
import type { Scope, TrendPoint } from "../schema.ts";
import { coverageOf, type Score, scoreOf } from "../score.ts";

const DAY = 86_400_000;
export const TREND_DAYS = 92;
/** For scopes of which no snapshots are kept: computed from the log, so fewer. */
const COMPUTED_POINTS = 13;

export const isKept = (scope: Scope): boolean => /^(estate|cluster:|team:)/.test(scope);

/** How a scope stood on the days before an instant, oldest first, and at the instant. */
export const readTrend = async (scope: Scope, instant: Date, score: Score): Promise<TrendPoint[]> => {
  const since = new Date(instant.getTime() - TREND_DAYS * DAY);
  const before = isKept(scope)
    ? await readSnapshots(scope, since, instant)
    : await computed(scope, since, instant);
  const now = pointOf(instant, score);
  // One point a day: the instant stands for its own.
  return now === null
    ? before
    : [...before.filter((point) => point.at.slice(0, 10) < now.at.slice(0, 10)), now];
};

const pointOf = (at: Date, score: Score): TrendPoint | null =>
  score.score === null
    ? null
    : { at: at.toISOString(), score: score.score, coverage: 100 * (coverageOf(score) ?? 0) };

/** The last snapshot of each day. */
const readSnapshots = async (scope: Scope, since: Date, until: Date): Promise<TrendPoint[]> => {
  const rows = await sql<{ at: Date; score: number; coverage: number }>`
    select distinct on (date_trunc('day', at)) at, score, coverage from posture_snapshot
    where scope = ${scope} and at >= ${since} and at <= ${until} order by date_trunc('day', at), at desc`;
  return rows.map((row) => ({ at: row.at.toISOString(), score: row.score, coverage: 100 * row.coverage }));
};

const computed = async (scope: Scope, since: Date, until: Date): Promise<TrendPoint[]> => {
  const points: TrendPoint[] = [];
  const step = (until.getTime() - since.getTime()) / COMPUTED_POINTS;
  for (let i = 0; i < COMPUTED_POINTS; i++) {
    const at = new Date(since.getTime() + i * step);
    const point = pointOf(at, scoreOf(await readEstateAt(scope, at), at.getTime()));
    if (point) points.push(point);
  }
  return points;
};
