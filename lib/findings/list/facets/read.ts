import type { Actor } from "../../../access/actor.ts";
import { demand } from "../../../access/permissions.ts";
import { pool, sql } from "../../../db/client.ts";
import type { Filter } from "../../filter/ast.ts";
import type { FindingFilter } from "../../filter.ts";
import { compiled, isRolledUp } from "../compile.ts";
import { RANK } from "../conditions.ts";
import { type Cell, facetsOf, isCellField } from "../facets.ts";
import { ownerOf } from "../owner.ts";
import type { FindingFacets } from "../schema.ts";
import { findScope } from "../scope/read.ts";
import type { Scope } from "../scope.ts";

/** Counting stops here and says so: "10,000+". */
export const COUNT_LIMIT = 10_000;

const OWNER = ownerOf("f.platform", "a.team_id");

/** The roll-up's cells of a filter that it can count alone. */
export const countRolledUp = async (filter: Filter, scope: Scope): Promise<Cell[]> => {
  const conditions = compiled(filter, scope, "f.severity");
  const { rows } = await pool().query<Cell>({
    text: `select f.kind, f.severity, f.status, f.state, ${OWNER} as team, sum(f.n)::int as n
      from finding_count f join asset a on a.id = f.subject_id where ${conditions.text} group by 1, 2, 3, 4, 5`,
    values: conditions.values,
  });
  return rows;
};

/** The total of such a filter: a sum needs neither teams nor groups. */
export const sumRolledUp = async (filter: Filter, scope: Scope): Promise<number> => {
  const conditions = compiled(filter, scope, "f.severity");
  const { rows } = await pool().query<{ n: number }>({
    text: `select coalesce(sum(f.n), 0)::int as n from finding_count f where ${conditions.text}`,
    values: conditions.values,
  });
  return rows[0]!.n;
};

/** Counted one by one, up to the limit, where a filter goes beyond the roll-up. */
const countOneByOne = async (filter: Filter, scope: Scope): Promise<Cell[]> => {
  const conditions = compiled(filter, scope);
  const limit = conditions.value(COUNT_LIMIT + 1);
  const { rows } = await pool().query<Cell>(
    `select x.kind, x.rank as severity, x.status, x.state, ${ownerOf("x.platform", "a.team_id")} as team, count(*)::int as n
     from (select f.kind, ${RANK} as rank, f.status, f.state, f.platform, f.subject_id from finding f
           where ${conditions.text} limit ${limit}::int) x
     join asset a on a.id = x.subject_id group by 1, 2, 3, 4, 5`,
    conditions.values,
  );
  return rows;
};

/** Counts beside the choices: each dimension with the other filters in force, equal to what choosing it would list. */
export const countFacets = async (actor: Actor, { where }: FindingFilter): Promise<FindingFacets> => {
  demand(actor, "findings:read");
  const rolled = isRolledUp(where);
  const scope = await findScope(actor, where);
  const rest: Filter = [
    ...where.filter(({ field }) => !isCellField(field)),
    { field: "is", not: false, operator: "=", values: ["any"] },
  ];
  const [cells, teams, clusters, tools] = await Promise.all([
    rolled ? countRolledUp(rest, scope) : countOneByOne(rest, scope),
    sql<{ id: number; name: string }>`select id, name from team order by name`,
    sql<{
      id: number;
      name: string;
    }>`select id, name from asset where kind = 'cluster' and live order by name`,
    sql<{ tool: string }>`select distinct tool from slice order by 1`,
  ]);
  const counted = cells.reduce((sum, cell) => sum + cell.n, 0);
  const uncounted = (value: string, label: string) => ({ value, label, count: null });
  return {
    ...facetsOf(cells, where, scope, teams),
    cluster: clusters.map(({ id, name }) => uncounted(String(id), name)),
    tool: tools.map(({ tool }) => uncounted(tool, tool)),
    capped: !rolled && counted > COUNT_LIMIT,
  };
};
