import { sql } from "../db/client.ts";
import type { Jobs } from "../jobs/queue.ts";
import { TASKS } from "../jobs/tasks.ts";

/** What this noun's jobs are called; all others stay in the queue. */
const NAMES = ["notifications_match", "message_deliver"];

type Task = (payload: Jobs[keyof Jobs], attempt: { attempt: number; last: boolean }) => Promise<void>;

/**
 * Runs what waits in the queue, once each, as the worker would, until nothing is left.
 * @param last whether each attempt is the last one; where it is not, a job that fails is left out and its error given back
 */
export const runJobs = async (last = false): Promise<Error[]> => {
  const errors: Error[] = [];
  for (;;) {
    const [job] = await sql<{ id: string; task: keyof Jobs; payload: Jobs[keyof Jobs] }>`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where j.id = (select x.id from graphile_worker._private_jobs x
        join graphile_worker._private_tasks y on y.id = x.task_id where y.identifier = any(${NAMES}::text[])
        order by x.priority, x.id limit 1) and t.id = j.task_id
      returning j.id, t.identifier as task, j.payload`;
    if (!job) return errors;
    await (TASKS[job.task] as Task)(job.payload, { attempt: 1, last }).catch((error: Error) =>
      errors.push(error),
    );
  }
};

/** Nothing to tell, nobody to tell it to. */
export const wipeNotifications = async (): Promise<void> => {
  await sql`truncate destination, notification_rule, notification_message, notification_item, finding_issue, known_exploited`;
  await sql`delete from graphile_worker._private_jobs`;
};
