import type { Actor } from "../../../../access/actor.ts";
import { demand } from "../../../../access/permissions.ts";
import { sql } from "../../../../db/client.ts";
import { AppError } from "../../../../errors.ts";
import { SEVERITIES, type Severity } from "../../../../findings/schema.ts";
import type { BaseDetail, BaseImage, BasePage, BaseQuery, ImageLineage } from "../schema.ts";
import { findUpdates } from "../update/read.ts";

/** Images that live ones of other repositories are built on; those with the most on them first, by keyset. */
export const listBases = async (actor: Actor, { cursor, limit }: BaseQuery): Promise<BasePage> => {
  demand(actor, "inventory:read");
  const [after, afterId] = cursor?.split(".").map(Number) ?? [null, 0];
  const rows = await sql<{ id: number; n: number; total: number }>`
    with base as materialized (
      select l.base_id as id, count(distinct l.image_id)::int as n
      from image_base l join asset a on a.id = l.image_id and a.live group by 1)
    select id, n, (select count(*)::int from base) as total from base
    where ${after}::int is null or n < ${after}::int or n = ${after}::int and id > ${afterId}::int
    order by n desc, id limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: await describe(shown.map((row) => row.id)),
    total: rows[0]?.total ?? 0,
    nextCursor: rows.length > limit && last ? `${last.n}.${last.id}` : null,
  };
};

type Stored = Omit<BaseImage, "findings" | "bySeverity" | "inherited" | "update">;

const describe = async (ids: number[]): Promise<BaseImage[]> => {
  if (ids.length === 0) return [];
  const [rows, own, inherited, updates] = await Promise.all([
    storedBases(ids),
    sql<{ id: number; severity: number; n: number }>`
      select o.asset_id as id, coalesce(f.override, f.severity)::int as severity, count(distinct f.id)::int as n
      from occurrence o join finding f on f.id = o.finding_id and f.kind = 0
      where o.asset_id = any(${ids}::int[]) group by 1, 2`,
    sql<{ id: number; n: number }>`
      select l.base_id as id, count(distinct v.finding_id)::int as n
      from image_base l join asset a on a.id = l.image_id and a.live
      join inherited v on v.image_id = l.image_id and v.base_id = l.base_id
      join finding f on f.id = v.finding_id and f.state < 2 where l.base_id = any(${ids}::int[]) group by 1`,
    findUpdates(ids),
  ]);
  return rows.map((row) => {
    const counts = own.filter(({ id }) => id === row.id);
    return {
      ...row,
      findings: counts.reduce((sum, { n }) => sum + n, 0),
      bySeverity: bySeverity(counts),
      inherited: inherited.find(({ id }) => id === row.id)?.n ?? 0,
      update: updates.get(row.id) ?? null,
    };
  });
};

const storedBases = (ids: number[]): Promise<Stored[]> =>
  sql<Stored>`
    with built as materialized (
      select l.base_id, l.image_id, i.repository_id from image_base l join asset a on a.id = l.image_id and a.live
      join image_detail i on i.asset_id = l.image_id where l.base_id = any(${ids}::int[]))
    select a.id, a.name, a.live, nullif(concat_ws(' ', i.os_family, i.os_name), '') as os, cardinality(i.layers) as layers, t.name as team,
      exists (select from area_state s where s.asset_id = a.id and s.area = 0 and s.assessed_at is not null) as assessed,
      (select count(distinct b.image_id)::int from built b where b.base_id = a.id) as images,
      (select count(distinct b.repository_id)::int from built b where b.base_id = a.id) as repositories,
      (select count(distinct w.workload_id)::int from built b join workload_image w on w.image_id = b.image_id and w.gone_at is null
        join asset x on x.id = w.workload_id and x.live where b.base_id = a.id) as workloads
    from unnest(${ids}::int[]) with ordinality u(id, place) join asset a on a.id = u.id
    join image_detail i on i.asset_id = a.id left join team t on t.id = a.team_id order by u.place`;

const bySeverity = (rows: { severity: number; n: number }[]): Partial<Record<Severity, number>> =>
  Object.fromEntries(rows.map(({ severity, n }) => [SEVERITIES[severity]!, n]));

/** As many as a page shows of each. */
const SHOWN = 200;

/** One base: its problems once each, what is built on it, and who has to rebuild. @throws AppError not_found */
export const getBase = async (actor: Actor, id: number): Promise<BaseDetail> => {
  demand(actor, "inventory:read");
  demand(actor, "findings:read");
  const [base] = await describe([id]);
  if (!base) throw new AppError("not_found", `There is no image ${id}.`);
  const [findings, built, blocked] = await Promise.all([
    findingsOf(id, base.update?.to.id ?? null),
    builtOn(id),
    blockedBy(id),
  ]);
  return { base, findings, built, blocked };
};

const findingsOf = async (id: number, updateId: number | null): Promise<BaseDetail["findings"]> => {
  const rows = await sql<Omit<BaseDetail["findings"][number], "severity"> & { severity: number }>`
    with elsewhere as materialized (
      select g.rule_id, g.component_id, count(distinct g.id)::int as n from inherited v
      join asset a on a.id = v.image_id and a.live join finding g on g.id = v.finding_id and g.state < 2
      where v.base_id = ${id} and v.image_id in (select image_id from image_base where base_id = ${id}) group by 1, 2)
    select f.id, r.key as rule, r.title, c.name as component, coalesce(f.override, f.severity)::int as severity,
      coalesce(e.n, 0) as inherited,
      case when ${updateId}::int is not null then
        not exists (select from occurrence p where p.asset_id = ${updateId}::int and p.finding_id = f.id) end as fixed
    from finding f join rule r on r.id = f.rule_id join component c on c.id = f.component_id
    left join elsewhere e on e.rule_id = f.rule_id and e.component_id = f.component_id
    where f.kind = 0 and f.id in (select finding_id from occurrence where asset_id = ${id})
    order by coalesce(f.override, f.severity), f.id limit ${SHOWN}`;
  return rows.map((row) => ({ ...row, severity: SEVERITIES[row.severity]! }));
};

const builtOn = (id: number): Promise<BaseDetail["built"]> =>
  sql<BaseDetail["built"][number]>`
    with built as materialized (
      select distinct l.image_id from image_base l join asset a on a.id = l.image_id and a.live where l.base_id = ${id}),
    theirs as materialized (
      select distinct b.image_id, f.id from built b join occurrence o on o.asset_id = b.image_id
      join finding f on f.id = o.finding_id and f.kind = 0 and f.state < 2),
    lent as materialized (
      select distinct v.image_id, v.finding_id from inherited v where v.image_id in (select image_id from built)),
    counted as (
      select t.image_id, count(l.finding_id)::int as inherited, (count(*) - count(l.finding_id))::int as own
      from theirs t left join lent l on l.image_id = t.image_id and l.finding_id = t.id group by 1)
    select a.id, a.name, t.name as team, coalesce(n.inherited, 0) as inherited, coalesce(n.own, 0) as own,
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'name', x.name) order by x.name)
        from workload_image w join asset x on x.id = w.workload_id and x.live where w.image_id = a.id and w.gone_at is null), '[]') as workloads
    from built b join asset a on a.id = b.image_id left join team t on t.id = a.team_id
    left join counted n on n.image_id = a.id
    order by coalesce(n.inherited, 0) desc, a.name, a.id limit ${SHOWN}`;

const blockedBy = (id: number): Promise<BaseDetail["blocked"]> =>
  sql<BaseDetail["blocked"][number]>`
    with built as (select distinct l.image_id from image_base l join asset a on a.id = l.image_id and a.live where l.base_id = ${id}),
    stuck as (
      select a.team_id, a.id as image_id, null::int as workload_id from built b join asset a on a.id = b.image_id
      union select x.team_id, null, x.id from built b join workload_image w on w.image_id = b.image_id and w.gone_at is null
        join asset x on x.id = w.workload_id and x.live)
    select t.name as team, s.team_id as "teamId", count(s.image_id)::int as images, count(s.workload_id)::int as workloads
    from stuck s left join team t on t.id = s.team_id group by 1, 2 order by images desc, workloads desc, team`;

/** What an image is built on and what it has from there; of what is no image, nothing. */
export const getImageLineage = async (actor: Actor, imageId: number): Promise<ImageLineage> => {
  demand(actor, "findings:read");
  const [nearest] = await sql<{ id: number }>`
    select l.base_id as id from image_base l join asset a on a.id = l.base_id where l.image_id = ${imageId}
    order by l.height desc, a.live desc, a.last_seen desc, a.id limit 1`;
  const counts = await sql<{ inherited: boolean; severity: number; n: number }>`
    select exists (select from inherited v where v.image_id = ${imageId} and v.finding_id = f.id) as inherited,
      coalesce(f.override, f.severity)::int as severity, count(*)::int as n
    from finding f where f.kind = 0 and f.state < 2
      and f.id in (select finding_id from occurrence where asset_id = ${imageId}) group by 1, 2`;
  const [base = null] = nearest ? await describe([nearest.id]) : [];
  return {
    base,
    inherited: bySeverity(counts.filter((row) => row.inherited)),
    own: bySeverity(counts.filter((row) => !row.inherited)),
  };
};
