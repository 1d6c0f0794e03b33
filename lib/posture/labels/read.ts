import { sql } from "../../db/client.ts";
import type { FindingLabel } from "../finding-label.ts";

export const readFindingLabels = (ids: number[]): Promise<FindingLabel[]> =>
  sql<FindingLabel>`
    select f.id, f.kind::int, r.key as rule, r.title, c.name as component, c.id as "componentId", a.name as subject,
      a.id as "subjectId", coalesce(f.override, f.severity)::int as severity, t.name as team,
      coalesce((select v.text from occurrence o join version v on v.id = o.fixed_id
        where o.finding_id = f.id and o.asset_id in (select asset_id from image_detail where repository_id = f.subject_id union all select f.subject_id)
          and v.text <> '' limit 1), '') as fixed
    from finding f join rule r on r.id = f.rule_id join component c on c.id = f.component_id
      join asset a on a.id = f.subject_id left join team t on t.id = a.team_id
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

/** Running images that nobody scanned, and running ones on an operating system without support. */
export const readImageGates = async (ids: number[]): Promise<{ unscanned: number; endOfLife: number }> => {
  const [row] = await sql<{ unscanned: number; endOfLife: number }>`
    select count(*) filter (where s.assessed_at is null)::int as unscanned,
      count(*) filter (where i.os_end_of_life)::int as "endOfLife"
    from asset a join image_detail i on i.asset_id = a.id left join area_state s on s.asset_id = a.id and s.area = 0
    where a.id = any(${ids}::int[]) and a.live`;
  return row!;
};

export interface Movement {
  opened: number;
  fixed: number;
  gone: number;
}

/** What happened to findings between two moments, as recorded. */
export const readMovement = async (from: Date, to: Date): Promise<Movement> => {
  const [row] = await sql<Movement>`
    select (select count(*)::int from finding f join report r on r.id = f.first_report_id where r.received_at > ${from} and r.received_at <= ${to}) as opened,
      count(*) filter (where t.detail ->> 'cause' = 'fixed')::int as fixed,
      count(*) filter (where t.detail ->> 'cause' = 'gone')::int as gone
    from timeline_entry t where t.event = 'closed' and t.at > ${from} and t.at <= ${to}`;
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
