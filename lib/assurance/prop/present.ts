import { sql } from "../../db/client.ts";

/** What is open now, as people see it: rule, component, subject and severity. */
export const presentFindings = async (): Promise<string[]> => {
  const rows = await sql<object>`
    select r.key as rule, c.key as component, a.key as subject, f.severity
    from finding f join rule r on r.id = f.rule_id join component c on c.id = f.component_id join asset a on a.id = f.subject_id
    where f.state = 0 order by 1, 2, 3`;
  return rows.map((row) => JSON.stringify(row));
};
