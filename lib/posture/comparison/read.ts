import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { FINDING_STATUSES } from "../../findings/schema.ts";
import { STATE } from "../../findings/states/standing.ts";
import type { Between, Comparison } from "../movement/schema.ts";
import { findPlace } from "../place/read.ts";

type Counts = Pick<Comparison, "fresh" | "fixed" | "gone" | "withdrawn" | "unchanged" | "excepted">;
const SETTLED = (["false_positive", "not_affected", "risk_accepted"] as const).map((status) =>
  FINDING_STATUSES.indexOf(status),
);

/**
 * The findings of a scope at two moments, as recorded by each: where a finding stood is what the first transition
 * after the moment says it left, and where none came, where it stands now.
 */
export const getComparison = async (actor: Actor, { scope, from, to }: Between): Promise<Comparison> => {
  demand(actor, "findings:read");
  const now = clock();
  const until = to ?? now;
  if (until > now) throw new AppError("invalid", "The second moment has not come yet.");
  if (from >= until) throw new AppError("invalid", "The first moment must come before the second.");
  const { team, cluster, namespace, label } = await findPlace(scope);
  const [row] = await sql<Counts>`
    with subject as (
      select a.id from asset a
      where (${team}::int is null or a.team_id = ${team}::int)
        and (${cluster}::int is null or ${namespace}::text is not null or a.id = ${cluster}::int or a.cluster_id = ${cluster}::int or a.id in (
          select i.repository_id from workload_image w join asset x on x.id = w.workload_id and x.cluster_id = ${cluster}::int
          join image_detail i on i.asset_id = w.image_id))
        and (${namespace}::text is null or (${cluster}::int is null or a.cluster_id = ${cluster}::int) and a.namespace = ${namespace}::text or a.id in (
          select i.repository_id from workload_image w join asset x on x.id = w.workload_id and (${cluster}::int is null or x.cluster_id = ${cluster}::int)
            and x.namespace = ${namespace}::text join image_detail i on i.asset_id = w.image_id))
        and (${label}::jsonb is null or a.labels @> ${label}::jsonb or a.id in (
          select i.repository_id from workload_image w join asset x on x.id = w.workload_id and x.labels @> ${label}::jsonb
          join image_detail i on i.asset_id = w.image_id))),
    moved as (
      select t.finding_id, t.id, t.at, t.event, t.detail ->> 'cause' as cause from timeline_entry t
      where t.at > ${from} and t.event in ('closed', 'reopened')),
    after_from as (select distinct on (finding_id) * from moved order by finding_id, id),
    after_to as (select distinct on (finding_id) * from moved where at > ${until} order by finding_id, id),
    closing as (
      select distinct on (finding_id) finding_id, cause from moved where event = 'closed' and at <= ${until}
      order by finding_id, id desc),
    stood as (
      select f.id, f.status,
        r.received_at <= ${from} and case when a.event = 'closed' then true when a.event = 'reopened' then a.cause = 'still present'
          else f.state < ${STATE.closed} end as before,
        r.received_at <= ${until} and case when b.event = 'closed' then true when b.event = 'reopened' then b.cause = 'still present'
          else f.state < ${STATE.closed} end as after,
        c.cause
      from finding f join subject s on s.id = f.subject_id join report r on r.id = f.first_report_id
        left join after_from a on a.finding_id = f.id left join after_to b on b.finding_id = f.id
        left join closing c on c.finding_id = f.id)
    select count(*) filter (where not before and after)::int as fresh,
      count(*) filter (where before and not after and coalesce(cause, 'fixed') = 'fixed')::int as fixed,
      count(*) filter (where before and not after and cause = 'gone')::int as gone,
      count(*) filter (where before and not after and cause = 'withdrawn')::int as withdrawn,
      count(*) filter (where before and after)::int as unchanged,
      count(*) filter (where before and after and status = any(${SETTLED}::int[]))::int as excepted
    from stood`;
  const counts = row!;
  return {
    scope,
    from: from.toISOString(),
    to: until.toISOString(),
    before: counts.fixed + counts.gone + counts.withdrawn + counts.unchanged,
    after: counts.fresh + counts.unchanged,
    ...counts,
  };
};
