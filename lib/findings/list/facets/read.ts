import type { Actor } from "../../../access/actor.ts";
import { demand } from "../../../access/permissions.ts";
import { pool, sql } from "../../../db/client.ts";
import type { Filter } from "../../filter/ast.ts";
import type { FindingFilter } from "../../filter.ts";
import { allCells, cellsOfSubjects } from "../cells/read.ts";
import { RANK } from "../conditions.ts";
import { type Cell, facetsOf, isCellField } from "../facets.ts";
import { ownerOf } from "../owner.ts";
import type { FindingFacets } from "../schema.ts";
import { findScope } from "../scope/read.ts";
import type { Scope } from "../scope.ts";
import { matching, type Selection, sampling } from "../selection.ts";
import { isRolledUp } from "../traits.ts";

/** Counting stops here and says so: "10,000+". */
export const COUNT_LIMIT = 10_000;

/** Counted one by one, up to the limit, where a filter goes beyond the roll-up. */
const countOneByOne = async (filter: Filter, scope: Scope): Promise<Cell[]> => {
  const count = async ({ text, values }: Selection): Promise<Cell[]> => {
    const { rows } = await pool().query<Cell>({
      text: `select x.kind, x.rank as severity, x.status, x.state, ${ownerOf("x.platform", "a.team_id")} as team, count(*)::int as n
        from (${text}) x join asset a on a.id = x.subject_id group by 1, 2, 3, 4, 5`,
      values,
    });
    return rows;
  };
  const columns = `f.kind, ${RANK} as rank, f.status, f.state, f.platform, f.subject_id`;
  const sample = sampling(filter, scope, columns, COUNT_LIMIT + 1);
  const found = sample ? await count(sample) : [];
  if (countOf(found) > COUNT_LIMIT) return found;
  return count(matching(filter, scope, columns, COUNT_LIMIT + 1));
};

export const countOf = (cells: Cell[]): number => cells.reduce((sum, cell) => sum + cell.n, 0);

/** Counts beside the choices: each dimension with the other filters in force, equal to what choosing it would list. */
export const countFacets = async (actor: Actor, { where }: FindingFilter): Promise<FindingFacets> => {
  demand(actor, "findings:read");
  const rolled = isRolledUp(where);
  const scope = await findScope(actor, where);
  const rest: Filter = [
    ...where.filter(({ field }) => !isCellField(field)),
    { field: "is", not: false, operator: "=", values: ["any"] },
  ];
  const celled = where.every(({ field }) => isCellField(field));
  const [cells, teams, clusters, tools] = await Promise.all([
    celled ? allCells() : rolled ? cellsOfSubjects(rest, scope) : countOneByOne(rest, scope),
    sql<{ id: number; name: string }>`select id, name from team order by name`,
    sql<{
      id: number;
      name: string;
    }>`select id, name from asset where kind = 'cluster' and live order by name`,
    sql<{ tool: string }>`select distinct tool from slice order by 1`,
  ]);
  const uncounted = (value: string, label: string) => ({ value, label, count: null });
  return {
    ...facetsOf(cells, where, scope, teams),
    cluster: clusters.map(({ id, name }) => uncounted(String(id), name)),
    tool: tools.map(({ tool }) => uncounted(tool, tool)),
    capped: !rolled && countOf(cells) > COUNT_LIMIT,
  };
};
