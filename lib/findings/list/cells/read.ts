import { pool, sql } from "../../../db/client.ts";
import type { Filter } from "../../filter/ast.ts";
import { compiled } from "../compile.ts";
import type { Cell } from "../facets.ts";
import { ownerOf } from "../owner.ts";
import type { Scope } from "../scope.ts";

/** All findings by what cells tell apart: as quick at ten million as at ten. */
export const allCells = (): Promise<Cell[]> => sql<Cell>`
  select c.kind::int, c.severity::int, c.status::int, c.state::int,
    case when c.platform and p.id is not null then p.id else nullif(c.team_id, 0) end as team, sum(c.n)::int as n
  from finding_cell_now c left join team p on p.platform group by 1, 2, 3, 4, 5`;

/** The cells of a filter that names subjects too, from the roll-up by subject. */
export const cellsOfSubjects = async (filter: Filter, scope: Scope): Promise<Cell[]> => {
  const conditions = compiled(filter, scope, "f.severity");
  const { rows } = await pool().query<Cell>({
    text: `select f.kind, f.severity, f.status, f.state, ${ownerOf("f.platform", "a.team_id")} as team, sum(f.n)::int as n
      from finding_count f join asset a on a.id = f.subject_id where ${conditions.text} group by 1, 2, 3, 4, 5`,
    values: conditions.values,
  });
  return rows;
};
