import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";

interface DeadJob {
  id: number;
  task: string;
  payload: unknown;
  attempts: number;
  lastError: string | null;
}

/** Locked, so that two people do not decide about one job. @throws AppError not_found, conflict (it is not given up) */
const deadJob = async (tx: CopyTx, id: string): Promise<DeadJob> => {
  const [job] = await tx.sql<DeadJob & { dead: boolean }>`
    select j.id, t.identifier as task, j.payload, j.attempts::int, j.last_error as "lastError",
      j.locked_at is null and j.attempts >= j.max_attempts as dead
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.id = ${id}::bigint for update of j`;
  if (!job)
    throw new AppError("not_found", `There is no job ${id} any more: somebody dealt with it, or it is done.`);
  if (!job.dead) throw new AppError("conflict", `Job ${id} is not given up: it waits for its turn, or runs.`);
  return job;
};

const entry = (action: string, { id, task, payload, attempts, lastError }: DeadJob) => ({
  action,
  subject: { kind: "job", id, name: task },
  detail: { payload, attempts, lastError: lastError?.split("\n", 1)[0] ?? null },
});

/** Gives a job that was given up all its attempts again, from now on. */
export const retryJob = (actor: Actor, id: string): Promise<void> => {
  demand(actor, "operations:manage");
  return copyAtomic(async (tx) => {
    const job = await deadJob(tx, id);
    await tx.sql`select 1 from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at := now(), attempts := 0)`;
    await record(tx, actor, entry("job.retried", job));
  });
};

/** Lets a job that was given up go for good. */
export const discardJob = (actor: Actor, id: string): Promise<void> => {
  demand(actor, "operations:manage");
  return copyAtomic(async (tx) => {
    const job = await deadJob(tx, id);
    await tx.sql`select 1 from graphile_worker.complete_jobs(array[${id}::bigint])`;
    await record(tx, actor, entry("job.discarded", job));
  });
};
