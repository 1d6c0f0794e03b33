import type pg from "pg";

/** The limit: every finding counted anew. */
export const recountCells = async (client: pg.Client): Promise<object[]> => {
  const { rows } = await client.query(
    `select f.kind::int, coalesce(f.override, f.severity)::int as severity, f.status::int, f.state::int,
      case when f.platform and p.id is not null then p.id else a.team_id end as team, count(*)::int as n
     from finding f join asset a on a.id = f.subject_id left join team p on p.platform group by 1, 2, 3, 4, 5`,
  );
  return rows;
};
