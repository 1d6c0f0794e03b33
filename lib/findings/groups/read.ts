import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { pool } from "../../db/client.ts";
import { compiled } from "../list/compile.ts";
import { type Conditions, RANK } from "../list/conditions.ts";
import { findScope } from "../list/scope/read.ts";
import { IS_RUNNING } from "../list/sightings.ts";
import { SEVERITIES } from "../schema.ts";
import { groupFilter, specOf } from "./grouping.ts";
import { type GroupPosition, readPosition, writePosition } from "./position.ts";
import type { FindingGroup, GroupOrder, GroupPage, GroupQuery } from "./schema.ts";

interface StoredGroup {
  key: number;
  label: string | null;
  note: string | null;
  name: string | null;
  findings: number;
  subjects: number;
  running: number;
  worst: number;
  kev: boolean;
  epss: number | null;
  newest: Date;
  total: number;
}

const ORDERS: Record<GroupOrder, string> = {
  count: "g.findings desc, g.key",
  worst: "g.worst, g.findings desc, g.key",
};

const after = (order: GroupOrder, position: GroupPosition | null, conditions: Conditions): string => {
  if (!position) return "true";
  const [findings, key] = [conditions.value(-position.findings), conditions.value(position.key)];
  const count = `(-g.findings, g.key) > (${findings}::int, ${key}::int)`;
  if (order === "count") return count;
  const worst = `${conditions.value(position.worst)}::int`;
  return `(g.worst > ${worst} or (g.worst = ${worst} and ${count}))`;
};

/**
 * What a filter finds, put together: one row for each rule, component, team, subject, kind or severity. Counted
 * first by group and subject, so that neither counting subjects nor asking which of them run sorts every finding.
 */
export const listGroups = async (actor: Actor, query: GroupQuery): Promise<GroupPage> => {
  demand(actor, "findings:read");
  const { group, order, where, limit } = query;
  const position = query.cursor === undefined ? null : readPosition(group, order, query.cursor);
  const conditions = compiled(where, await findScope(actor, where));
  const found = await findGroups(query, conditions, position);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => groupOf(row, query)),
    nextCursor: found.length > limit && last ? writePosition(group, order, last) : null,
    total: last?.total ?? 0,
  };
};

const findGroups = async (
  { group, order, limit }: GroupQuery,
  conditions: Conditions,
  position: GroupPosition | null,
): Promise<StoredGroup[]> => {
  const { key, labels, via = "" } = specOf(group);
  const where = conditions.text;
  const page = `select g.* from grouped g where ${after(order, position, conditions)}
    order by ${ORDERS[order]} limit ${conditions.value(limit + 1)}::int`;
  const { rows } = await pool().query<StoredGroup>(
    `with per_subject as (
      select ${key} as key, f.subject_id, count(*)::int as n, min(${RANK})::int as worst,
        max(f.first_seen) as newest, bool_or(r.kev) as kev, max(r.epss) as epss
      from finding f join rule r on r.id = f.rule_id join asset a on a.id = f.subject_id ${via}
      where ${where} group by 1, 2),
    runs as materialized (
      select distinct coalesce(i.repository_id, a.id) as id
      from asset a left join image_detail i on i.asset_id = a.id where a.kind <> 'repository' and ${IS_RUNNING}),
    grouped as materialized (
      select p.key, sum(p.n)::int as findings, count(*)::int as subjects, count(runs.id)::int as running,
        min(p.worst) as worst, max(p.newest) as newest, bool_or(p.kev) as kev, max(p.epss) as epss
      from per_subject p left join runs on runs.id = p.subject_id group by 1)
    select g.*, (select count(*)::int from grouped) as total, ${labels ? "l.label, l.note, l.name" : "null as label"}
    from (${page}) g ${labels ? `left join lateral (${labels}) l on true` : ""} order by ${ORDERS[order]}`,
    conditions.values,
  );
  return rows;
};

const groupOf = (row: StoredGroup, { group, where }: GroupQuery): FindingGroup => {
  const word = specOf(group).words?.[row.key];
  const name = word ?? row.name ?? `#${row.key}`;
  return {
    key: row.key,
    label: word?.replaceAll("_", " ") ?? row.label ?? name,
    note: row.note ?? "",
    filter: groupFilter(where, group, name),
    findings: row.findings,
    subjects: row.subjects,
    running: row.running,
    worst: SEVERITIES[row.worst]!,
    kev: row.kev,
    epss: row.epss,
    newest: row.newest.toISOString(),
  };
};
