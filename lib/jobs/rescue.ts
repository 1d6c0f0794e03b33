import type { WorkerUtils } from "graphile-worker";
import type pg from "pg";

/**
 * A killed worker leaves its jobs locked, and the queue itself would wait hours before it gives them to another. So
 * every worker keeps one connection named after its lock: a lock without such a connection belongs to nobody.
 */
export const showAlive = async (pool: pg.Pool, lockedBy: string): Promise<pg.PoolClient> => {
  const beacon = await pool.connect();
  await beacon.query("select set_config('application_name', $1, false)", [lockedBy]);
  return beacon;
};

/** Younger locks are left alone: their owner may not have shown itself yet. */
const GRACE = "3 seconds";

export const freeDeadWorkers = async (pool: pg.Pool, utils: WorkerUtils): Promise<string[]> => {
  const { rows } = await pool.query<{ locked_by: string }>(
    `select distinct locked_by from graphile_worker.jobs
     where locked_by is not null and locked_at < now() - $1::interval
       and locked_by not in (select application_name from pg_stat_activity)`,
    [GRACE],
  );
  const dead = rows.map((row) => row.locked_by);
  if (dead.length > 0) await utils.forceUnlockWorkers(dead);
  return dead;
};
