import type { SqlRunner } from "../../../db/sql.ts";
import { LIKELY_EPSS } from "../priority.ts";
import { priorityTable } from "../table.ts";

const TABLE = priorityTable();

/**
 * How urgent the open findings of these subjects are, and by when they are due: the tree of `priorityOf` looked up by
 * sets, written where it moved. A stricter priority brings the day forward; a milder one never puts it off.
 *
 * @returns how many findings changed
 */
export const settlePriorities = async (
  tx: SqlRunner,
  subjectIds: readonly number[],
  /** Of these findings only; null: of all that are open. */
  findingIds: readonly number[] | null = null,
): Promise<number> => {
  if (subjectIds.length === 0) return 0;
  const changed = await tx.sql<{ id: number }>`
    with own as materialized (
      select x.subject_id, a.id, case a.exposure when 'internet' then 2 when 'not_running' then 0 else 1 end as reach,
        a.criticality * coalesce(t.criticality, 1) as worth
      from (select s as subject_id, s as id from unnest(${subjectIds}::int[]) s
        union all select d.repository_id, d.asset_id from image_detail d where d.repository_id = any(${subjectIds}::int[])) x
      join asset a on a.id = x.id and a.live left join team t on t.id = a.team_id),
    whole as (select subject_id, max(reach) as reach, max(worth) as worth from own group by 1),
    seen as (
      select o.finding_id, max(w.reach) as reach, max(w.worth) as worth from own w join occurrence o on o.asset_id = w.id
        and (${findingIds}::int[] is null or o.finding_id = any(${findingIds}::int[])) group by 1),
    judged as (
      select f.id, (${TABLE}::smallint[])[1 + ((((f.kind * 8 + coalesce(f.override, f.severity)) * 3
          + case when r.kev then 2 when r.epss >= ${LIKELY_EPSS}::float8 then 1 else 0 end) * 3
          + coalesce(s.reach, w.reach, 1)) * 2 + case when r.automatable then 1 else 0 end) * 3
          + case when coalesce(s.worth, w.worth, 2) >= 3 then 2 when coalesce(s.worth, w.worth, 2) >= 2 then 1 else 0 end] as priority
      from finding f join rule r on r.id = f.rule_id left join seen s on s.finding_id = f.id left join whole w on w.subject_id = f.subject_id
      where f.subject_id = any(${subjectIds}::int[]) and f.state < 2
        and (${findingIds}::int[] is null or f.id = any(${findingIds}::int[])))
    update finding f set priority = j.priority,
      due_at = case when f.due_at is null then coalesce(f.clock_at, f.first_seen) + make_interval(days => p.days)
        else least(f.due_at, coalesce(f.clock_at, f.first_seen) + make_interval(days => p.days)) end
    from judged j join sla_policy p on p.priority = j.priority
    where f.id = j.id and (f.priority is distinct from j.priority or f.due_at is null)
    returning f.id`;
  return changed.length;
};
