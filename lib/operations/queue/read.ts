import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import type { JobFilter, JobPage, JobState, QueueState } from "./schema.ts";

/** What waits, what runs and what was given up, by kind of job. */
export const queueState = async (): Promise<QueueState> => {
  const [tasks, [totals]] = await Promise.all([
    sql<QueueState["tasks"][number]>`
      select t.identifier as task,
        count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= now())::int as ready,
        count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts and j.run_at > now())::int as scheduled,
        count(*) filter (where j.locked_at is not null)::int as running,
        count(*) filter (where j.locked_at is null and j.attempts >= j.max_attempts)::int as dead
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      group by 1 order by 1`,
    sql<{ lag: number; workers: number }>`
      select coalesce(extract(epoch from now() - min(run_at)
        filter (where locked_at is null and attempts < max_attempts and run_at <= now())), 0)::float8 as lag,
        (select count(distinct application_name)::int from pg_stat_activity
          where datname = current_database() and application_name ~ '^pool-[0-9a-f]+$') as workers
      from graphile_worker._private_jobs`,
  ]);
  return { tasks, lagSeconds: Math.max(0, totals!.lag), workers: totals!.workers };
};

export const getQueue = async (actor: Actor): Promise<QueueState> => {
  demand(actor, "operations:read");
  return queueState();
};

interface Row {
  id: number;
  task: string;
  state: JobState;
  payload: unknown;
  attempts: number;
  maxAttempts: number;
  createdAt: Date;
  runAt: Date;
  lastError: string | null;
}

/** Jobs of one state, the newest first. */
export const listJobs = async (actor: Actor, { state, cursor, limit }: JobFilter): Promise<JobPage> => {
  demand(actor, "operations:read");
  const rows = await sql<Row>`
    select * from (
      select j.id, t.identifier as task, j.payload, j.attempts::int, j.max_attempts::int as "maxAttempts",
        j.created_at as "createdAt", j.run_at as "runAt", j.last_error as "lastError",
        case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'dead'
          when j.run_at > now() then 'scheduled' else 'ready' end as state
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where ${cursor ?? null}::bigint is null or j.id < ${cursor ?? null}::bigint) x
    where state = ${state} order by id desc limit ${limit + 1}`;
  const shown = rows.slice(0, limit).map(({ createdAt, runAt, id, lastError, ...row }) => ({
    ...row,
    id: String(id),
    createdAt: createdAt.toISOString(),
    runAt: runAt.toISOString(),
    lastError: lastError?.split("\n", 1)[0] ?? null,
  }));
  return { rows: shown, nextCursor: rows.length > limit ? shown.at(-1)!.id : null };
};
