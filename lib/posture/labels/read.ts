import { sql } from "../../db/client.ts";
import type { FindingLabel } from "../finding-label.ts";
import type { Scope } from "../schema.ts";

export const readFindingLabels = (ids: number[]): Promise<FindingLabel[]> =>
  sql<FindingLabel>`
    select f.id, f.kind::int, r.key as rule, r.title, c.name as component, c.id as "componentId", a.name as subject,
      a.id as "subjectId", coalesce(f.override, f.severity)::int as severity, t.name as team,
      coalesce((select v.text from occurrence o join version v on v.id = o.fixed_id
        where o.finding_id = f.id and o.asset_id in (select asset_id from image_detail where repository_id = f.subject_id union all select f.subject_id)
          and v.text <> '' limit 1), '') as fixed
    from finding f join rule r on r.id = f.rule_id join component c on c.id = f.component_id
      join asset a on a.id = f.subject_id left join team t on t.id = case when f.platform then coalesce((select id from team where platform), a.team_id) else a.team_id end
    where f.id = any(${ids}::int[])`;

export const readScopeName = async (scope: string): Promise<string | null> => {
  const [kind, id] = scope.split(":");
  if (kind === "estate") return "Whole estate";
  const [row] =
    kind === "cluster"
      ? await sql<{ name: string }>`select name from asset where id = ${Number(id)} and kind = 'cluster'`
      : await sql<{ name: string }>`select name from team where id = ${Number(id)}`;
  return row?.name ?? null;
};

export const readTeams = (): Promise<{ id: number; name: string }[]> =>
  sql<{ id: number; name: string }>`select id, name from team order by name`;

export interface Movement {
  opened: number;
  fixed: number;
  gone: number;
}

/** What happened to the findings of a scope between two moments, as recorded. */
export const readMovement = async (scope: Scope, from: Date, to: Date): Promise<Movement> => {
  const [kind, text] = scope.split(":");
  const id = Number(text ?? 0);
  const [row] = await sql<Movement>`
    with subject as (
      select a.id from asset a where ${kind === "estate"} or (${kind === "team"} and a.team_id = ${id}::int)
        or (${kind === "cluster"} and (a.id = ${id}::int or a.cluster_id = ${id}::int or a.id in (
          select i.repository_id from workload_image w join asset x on x.id = w.workload_id and x.cluster_id = ${id}::int
          join image_detail i on i.asset_id = w.image_id))))
    select (select count(*)::int from finding f join report r on r.id = f.first_report_id
        where r.received_at > ${from} and r.received_at <= ${to} and f.subject_id in (select id from subject)) as opened,
      count(*) filter (where t.detail ->> 'cause' = 'fixed')::int as fixed,
      count(*) filter (where t.detail ->> 'cause' = 'gone')::int as gone
    from timeline_entry t join finding f on f.id = t.finding_id
    where t.event = 'closed' and t.at > ${from} and t.at <= ${to} and f.subject_id in (select id from subject)`;
  return row!;
};

export interface SnapshotRow {
  at: Date;
  score: number;
  coverage: number;
}

/** The last snapshot of each day since then, oldest first. */
export const readSnapshots = (scope: string, since: Date): Promise<SnapshotRow[]> =>
  sql<SnapshotRow>`
    select distinct on (date_trunc('day', at)) at, score, coverage from posture_snapshot
    where scope = ${scope} and at >= ${since} order by date_trunc('day', at), at desc`;
