import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { OUTCOMES } from "../../ingest/rows.ts";
import { driftOf } from "./drift.ts";
import type { BaselineSummary, BaselineView, DriftLine, DriftQuery } from "./schema.ts";

/** Baselines are named by people, one by one. */
const SHOWN = 200;

interface SummaryRow extends Omit<BaselineSummary, "madeAt" | "counts" | "results"> {
  madeAt: Date;
}

/** Baselines that are kept, newest first, each with how many of its results drifted. */
export const listBaselines = async (actor: Actor): Promise<BaselineSummary[]> => {
  demand(actor, "compliance:read");
  const rows = await sql<SummaryRow>`
    select b.id, b.name, a.name as cluster, b.made_by as "madeBy", b.made_at as "madeAt", b.version
    from baseline b left join asset a on a.id = b.cluster_id where b.archived_at is null order by b.id desc limit ${SHOWN}`;
  return withCounts(rows);
};

/** One baseline and what drifted from it, by asset and check. @throws AppError forbidden, not_found */
export const getBaseline = async (
  actor: Actor,
  id: number,
  { after, limit }: DriftQuery,
): Promise<BaselineView> => {
  demand(actor, "compliance:read");
  const [row] = await sql<SummaryRow>`
    select b.id, b.name, a.name as cluster, b.made_by as "madeBy", b.made_at as "madeAt", b.version
    from baseline b left join asset a on a.id = b.cluster_id where b.id = ${id} and b.archived_at is null`;
  if (!row) throw new AppError("not_found", `There is no baseline ${id}.`);
  const [[summary], lines] = await Promise.all([
    withCounts([row]),
    driftAfter(id, after ?? "0.0", limit + 1),
  ]);
  const drift = lines.slice(0, limit);
  const last = drift.at(-1);
  return {
    ...summary!,
    drift,
    next: lines.length > limit && last ? `${last.asset.id}.${last.rule.id}` : null,
  };
};

interface GroupRow {
  id: number;
  was: number;
  now: number | null;
  n: number;
}

const withCounts = async (rows: SummaryRow[]): Promise<BaselineSummary[]> => {
  const groups = await sql<GroupRow>`
    select b.baseline_id as id, b.outcome as was, c.outcome as now, count(*)::int as n
    from baseline_result b left join lateral (
      select case when bool_or(outcome = 1) then 1 when bool_or(outcome = 0) then 0 else min(outcome) end as outcome
      from check_result where asset_id = b.asset_id and rule_id = b.rule_id) c on true
    where b.baseline_id = any(${rows.map(({ id }) => id)}::int[]) group by 1, 2, 3`;
  return rows.map(({ madeAt, ...row }) => {
    const counts = { worse: 0, silent: 0, better: 0, other: 0, same: 0 };
    for (const { id, was, now, n } of groups) if (id === row.id) counts[driftOf(was, now)] += n;
    const results = Object.values(counts).reduce((sum, n) => sum + n, 0);
    return { ...row, madeAt: madeAt.toISOString(), results, counts };
  });
};

interface LineRow {
  assetId: number;
  kind: string;
  name: string;
  ruleId: number;
  key: string;
  title: string;
  was: number;
  now: number | null;
}

const driftAfter = async (id: number, after: string, limit: number): Promise<DriftLine[]> => {
  const [asset, rule] = after.split(".").map(Number);
  const rows = await sql<LineRow>`
    select b.asset_id as "assetId", a.kind, a.name, b.rule_id as "ruleId", r.key, r.title, b.outcome as was, c.outcome as now
    from baseline_result b join asset a on a.id = b.asset_id join rule r on r.id = b.rule_id left join lateral (
      select case when bool_or(outcome = 1) then 1 when bool_or(outcome = 0) then 0 else min(outcome) end as outcome
      from check_result where asset_id = b.asset_id and rule_id = b.rule_id) c on true
    where b.baseline_id = ${id} and c.outcome is distinct from b.outcome and (b.asset_id, b.rule_id) > (${asset}::int, ${rule}::int)
    order by b.asset_id, b.rule_id limit ${limit}`;
  return rows.map((row) => ({
    drift: driftOf(row.was, row.now) as DriftLine["drift"],
    asset: { id: row.assetId, kind: row.kind, name: row.name },
    rule: { id: row.ruleId, key: row.key, title: row.title },
    was: OUTCOMES[row.was]!,
    is: row.now === null ? null : OUTCOMES[row.now]!,
  }));
};
