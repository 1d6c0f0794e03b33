import { pool } from "../../../db/client.ts";
import type { Filter } from "../../filter/ast.ts";
import { PRIORITIES } from "../../priority/priority.ts";
import { findRunning } from "../../running/read.ts";
import { CLOSE_CAUSES, FINDING_KINDS, FINDING_STATUSES, SEVERITIES } from "../../schema.ts";
import { whereabouts } from "../../whereabouts.ts";
import { ownerOf } from "../owner.ts";
import { type AssetReference, FINDING_STATES, type FindingRow } from "../schema.ts";
import type { Scope } from "../scope.ts";
import { gathering, type Selection, type Slice, walking } from "../selection.ts";
import { isDear, isNarrow } from "../traits.ts";

interface StoredRow {
  id: number;
  version: number;
  kind: number;
  rank: number;
  overridden: boolean;
  key: string;
  title: string;
  kev: boolean;
  epss: number | null;
  component: string;
  subject: AssetReference;
  status: number;
  state: number;
  cause: number | null;
  needsReview: boolean;
  team: string | null;
  priority: number | null;
  dueAt: Date | null;
  assignee: FindingRow["assignee"];
  firstSeen: Date;
  changedAt: Date;
  closedAt: Date | null;
  position: string;
  installed: string[] | null;
  fixed: string[] | null;
  sources: string[] | null;
  on: AssetReference[] | null;
}

/**
 * Everything a row shows beside its own columns, for the rows of `page` only. A closed finding is no longer
 * anywhere: its versions and sources are those it had.
 */
const DETAILS = `
  select p.id, p.version, p.kind, p.rank, p.overridden, r.key, r.title, r.kev, r.epss, c.name as component,
    jsonb_build_object('id', s.id, 'kind', s.kind, 'name', s.name) as subject,
    p.status, p.state, p.cause, p.needs_review as "needsReview", t.name as team,
    p.priority, p.due_at as "dueAt", case when p.assignee_id is not null
      then (select jsonb_build_object('kind', 'person', 'id', u.id, 'name', u.name) from app_user u where u.id = p.assignee_id)
      when p.assignee_team_id is not null
      then (select jsonb_build_object('kind', 'team', 'id', g.id::text, 'name', g.name) from team g where g.id = p.assignee_team_id) end as assignee,
    p.first_seen as "firstSeen", p.changed_at as "changedAt", p.closed_at as "closedAt", p.position,
    seen.installed, seen.fixed, seen.sources, seen."on"
  from page p
  join rule r on r.id = p.rule_id
  join component c on c.id = p.component_id
  join asset s on s.id = p.subject_id
  left join team t on t.id = ${ownerOf("p.platform", "s.team_id")}
  left join lateral (
    select (array_agg(distinct v.text) filter (where v.text <> ''))[1:20] as installed,
      (array_agg(distinct x.text) filter (where x.text <> ''))[1:20] as fixed,
      array_agg(distinct l.tool) as sources,
      jsonb_agg(distinct jsonb_build_object('id', o.asset_id, 'kind', o.kind, 'name', o.name))
        filter (where p.state < 2 and o.live) as "on"
    from (
      select o.version_id, o.fixed_id, o.slice_id, a.id as asset_id, a.kind, a.name, a.live
      from (select p.subject_id as id union all
            select i.asset_id from image_detail i where i.repository_id = p.subject_id) own
      join asset a on a.id = own.id and (a.live or p.state > 0)
      -- A fence (limit all), not a join: a past moment's occurrences are a union, which is looked up by both keys only so.
      cross join lateral (select * from occurrence x where x.asset_id = a.id and x.finding_id = p.id limit all) o
      union all
      (select o.version_id, o.fixed_id, o.slice_id, o.asset_id, null, null, false
       from occurrence_past o where p.state > 0 and o.finding_id = p.id limit 50)
    ) o
    join version v on v.id = o.version_id join version x on x.id = o.fixed_id join slice l on l.id = o.slice_id
  ) seen on true`;

const PAGE = `with page as materialized (
    select f.id, f.version, f.kind, coalesce(f.override, f.severity) as rank, f.override is not null as overridden,
      f.rule_id, f.component_id, f.subject_id, f.status, f.state, f.cause, f.needs_review, f.first_seen, f.changed_at,
      f.closed_at, f.platform, f.priority, f.due_at, f.assignee_id, f.assignee_team_id, u.position, u.place
    from unnest($1::int[], $2::text[]) with ordinality u(id, position, place) join finding f on f.id = u.id)`;

interface Chosen {
  id: number;
  position: string;
}

/** A page of a filter's findings, at most `limit` of them, in the order asked for. */
export const findPage = async (filter: Filter, scope: Scope, slice: Slice): Promise<PlacedRow[]> => {
  const gather = gathering(filter, scope, slice);
  if (isNarrow(filter, scope) && (await expected(gather)) <= MANY) return rowsOf(await choose(gather));
  const met = await choose(walking(filter, scope, slice, "short"));
  if (met.length >= slice.limit) return rowsOf(met);
  // Not met at once: rare, or all of it stands further down. That many would be slow to gather.
  if (met.length >= slice.limit / 8 || isDear(filter) || (await expected(gather)) > MANY) {
    const further = await choose(walking(filter, scope, slice, "long"));
    if (further.length >= slice.limit) return rowsOf(further);
  }
  return rowsOf(await choose(gather));
};

const MANY = 20_000;

/** How many findings the database believes it will gather. */
const expected = async ({ text, values }: Selection): Promise<number> => {
  const { rows } = await pool().query<{ "QUERY PLAN": [{ Plan: { Plans: { "Plan Rows": number }[] } }] }>({
    text: `explain (format json) ${text}`,
    values,
  });
  return rows[0]!["QUERY PLAN"][0].Plan.Plans[0]!["Plan Rows"];
};

/** Planned for its values each time: what is rare here is common there. */
const choose = async ({ text, values }: Selection): Promise<Chosen[]> =>
  (await pool().query<Chosen>({ text, values })).rows;

/** Findings as rows of a list, in the order given; those that are gone meanwhile are left out. */
export const findRows = async (ids: readonly number[]): Promise<FindingRow[]> =>
  (await rowsOf(ids.map((id) => ({ id, position: "" })))).map(({ row }) => row);

interface PlacedRow {
  row: FindingRow;
  position: string;
}

const rowsOf = async (chosen: Chosen[]): Promise<PlacedRow[]> => {
  if (chosen.length === 0) return [];
  const { rows } = await pool().query<StoredRow>({
    name: "findings of a page",
    text: `${PAGE} ${DETAILS} order by p.place`,
    values: [chosen.map(({ id }) => id), chosen.map(({ position }) => position)],
  });
  const images = rows.flatMap((row) => (row.on ?? []).filter((a) => a.kind === "image").map((a) => a.id));
  const running = await findRunning([...new Set(images)]);
  return rows.map((row) => ({ row: rowOf(row, running), position: row.position }));
};

const rowOf = (row: StoredRow, running: Awaited<ReturnType<typeof findRunning>>): FindingRow => {
  const { images, workloads, hosts, names } = whereabouts(row.on ?? [], running);
  return {
    id: row.id,
    version: row.version,
    kind: FINDING_KINDS[row.kind]!,
    severity: SEVERITIES[row.rank]!,
    overridden: row.overridden,
    rule: { key: row.key, title: row.title, kev: row.kev, epss: row.epss },
    component: row.component,
    installed: row.installed ?? [],
    fixedIn: row.fixed ?? [],
    subject: row.subject,
    where: { images, workloads, hosts, names },
    sources: row.sources ?? [],
    status: FINDING_STATUSES[row.status]!,
    state: FINDING_STATES[row.state]!,
    cause: row.cause === null ? null : CLOSE_CAUSES[row.cause]!,
    needsReview: row.needsReview,
    team: row.team,
    priority: row.priority === null ? null : PRIORITIES[row.priority]!,
    dueAt: row.dueAt?.toISOString() ?? null,
    assignee: row.assignee,
    firstSeen: row.firstSeen.toISOString(),
    changedAt: row.changedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  };
};
