import { sql } from "../../db/client.ts";
import type { FindingLabel } from "../finding-label.ts";
import { viewOf } from "../place/read.ts";
import { placeOf } from "../place.ts";
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

/** What people call a scope; null where there is no such thing. */
export const readScopeName = async (scope: Scope): Promise<string | null> => {
  const view = await viewOf(scope);
  if (view) return view.name;
  const { team, cluster, namespace, label } = placeOf(scope);
  if (label !== null) return scope.slice("label:".length);
  if (team !== null)
    return (await sql<{ name: string }>`select name from team where id = ${team}`)[0]?.name ?? null;
  if (cluster === null) return "Whole estate";
  const [row] = await sql<{ name: string }>`
    select name from asset where id = ${cluster} and kind = 'cluster'`;
  return row === undefined || namespace === null ? (row?.name ?? null) : `${namespace} in ${row.name}`;
};

export const readTeams = (): Promise<{ id: number; name: string }[]> =>
  sql<{ id: number; name: string }>`select id, name from team order by name`;
