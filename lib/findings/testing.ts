import { sql } from "../db/client.ts";
import { FindingFilter, type FindingQuery } from "./filter.ts";

/** A filter as an address would give it. */
export const filterOf = (query: FindingQuery = {}): FindingFilter => FindingFilter.parse(query);

/** Roll-ups as they are stored against the findings themselves: equal, or somebody forgot to recount. */
export const rollUps = async () => {
  const stored =
    await sql`select subject_id, kind, severity, status, state, platform, n from finding_count order by 1, 2, 3, 4, 5, 6`;
  const counted =
    await sql`select subject_id, kind, coalesce(override, severity)::int2 as severity, status, state, platform, count(*)::int as n
    from finding group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`;
  const cells =
    await sql`select team_id, platform, kind, severity, status, state, n from finding_cell_now order by 1, 2, 3, 4, 5, 6`;
  const countedCells =
    await sql`select coalesce(a.team_id, 0) as team_id, f.platform, f.kind, coalesce(override, severity)::int2 as severity, status, state, count(*)::int as n
    from finding f join asset a on a.id = f.subject_id group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`;
  return { stored: [...stored, ...cells], counted: [...counted, ...countedCells] };
};
