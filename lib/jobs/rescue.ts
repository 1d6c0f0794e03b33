import type { WorkerUtils } from "graphile-worker";
import type pg from "pg";

/** The connection that shows others that this worker lives. */
export interface Beacon {
  /** Lights it again where it went out: a database that was restarted has forgotten all connections. */
  keep(): Promise<void>;
  end(): void;
}

/**
 * A killed worker leaves its jobs locked, and the queue itself would wait hours before it gives them to another. So
 * every worker keeps one connection named after its lock: a lock without such a connection belongs to nobody.
 */
export const showAlive = async (pool: pg.Pool, lockedBy: string): Promise<Beacon> => {
  const light = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect();
    await client.query("select set_config('application_name', $1, false)", [lockedBy]);
    return client;
  };
  let client: pg.PoolClient | null = await light();
  return {
    async keep() {
      const lit = await client?.query("select 1").then(
        () => true,
        () => false,
      );
      if (lit) return;
      client?.release(true);
      client = null;
      client = await light();
    },
    end: () => client?.release(true),
  };
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

/** Deliveries whose worker died on the last attempt as well: no one will try them again. */
export const exhaustedDeliveries = async (
  pool: pg.Pool,
): Promise<{ jobId: string; deliveryId: number }[]> => {
  const { rows } = await pool.query<{ jobId: string; deliveryId: number }>(
    `select j.id as "jobId", (j.payload ->> 'deliveryId')::int as "deliveryId"
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'ingest_apply' and j.attempts >= j.max_attempts and j.locked_by is null`,
  );
  return rows;
};
