import { sequenceAudit, verifyAudit } from "../../audit/jobs.ts";
import { readTree } from "../../audit/read.ts";
import { sql } from "../../db/client.ts";

/** The whole log is given its places and read again. Answers what is wrong with it, and how long it is. */
export const auditTrouble = async (): Promise<{ entries: number; trouble: string[] }> => {
  await sequenceAudit();
  await verifyAudit();
  const tree = await readTree();
  const [row] = await sql<{ problem: string | null; verified: number }>`
    select verified_problem as problem, verified_size::int as verified from audit_tree where id = 1`;
  const trouble = row?.problem ? [`audit log: ${row.problem}`] : [];
  if (row?.verified !== tree?.size)
    trouble.push(`audit log: ${row?.verified} of ${tree?.size} entries were verified`);
  return { entries: Number(tree?.size ?? 0), trouble };
};

/** How often the log says of a delivery in this state that it was applied; a held one waits for a person. */
const ENTRIES: Record<string, number> = { applied: 1, unchanged: 1, held: 0 };

/** Each accepted delivery applied once: in the log and in the statements. Failing ones are named. */
export const exactlyOnce = async (accepted: number[]): Promise<string[]> => {
  const rows = await sql<{ id: number; state: string; entries: number }>`
    select d.id, d.state, (select count(*)::int from audit_entry e where e.action = 'report.applied'
      and e.subject_kind = 'delivery' and e.subject_id = d.id::text) as entries
    from delivery d order by d.id`;
  const known = new Map(rows.map((row) => [row.id, row]));
  const lost = accepted
    .filter((id) => !known.has(id))
    .map((id) => `delivery ${id} was accepted and is not there`);
  const wrong = rows
    .filter((row) => ENTRIES[row.state] !== row.entries)
    .map((row) => `delivery ${row.id} is ${row.state}, applied ${row.entries} times by the log`);
  const doubled = await sql<{ delivery: number; asset: number }>`
    select delivery_id as delivery, asset_id as asset from statement group by 1, 2 having count(*) > 1`;
  return [
    ...lost,
    ...wrong,
    ...doubled.map((row) => `delivery ${row.delivery} states asset ${row.asset} twice`),
  ];
};

/** Jobs of deliveries that nobody will run again. */
export const stuckJobs = async (): Promise<string[]> => {
  const rows = await sql<{ id: number; task: string; attempts: number; error: string | null }>`
    select j.id::int, t.identifier as task, j.attempts, j.last_error as error
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'ingest_apply'`;
  return rows.map(
    (row) => `job ${row.id} is left after ${row.attempts} attempts: ${row.error ?? "no error"}`,
  );
};
