import type pg from "pg";
import { clock, clockIsMovable } from "../clock.ts";
import { pool, prisma } from "./client.ts";
import type { Prisma } from "./generated/client.ts";
import { inPresent } from "./past/moment.ts";
import { type SqlRunner, sqlOn } from "./sql.ts";

/** A person's change: small rows through Prisma, or SQL beside it, all in one transaction. */
export interface Tx extends SqlRunner {
  db: Prisma.TransactionClient;
  now: Date;
}

/** Runs `work` in one transaction. `sql` here returns 64-bit integers as bigint: cast counts to int. */
export const atomic = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inPresent(() =>
    prisma().$transaction(
      async (db) => {
        const now = clock();
        // What the database itself logs must not come before or after what this transaction says.
        if (clockIsMovable())
          await db.$queryRaw`select set_config('plimsoll.now', ${now.toISOString()}, true)`;
        return work({ db, now, sql: (strings, ...values) => db.$queryRaw(strings, ...values) as never });
      },
      { timeout: 30_000, maxWait: 10_000 },
    ),
  );

/** The ingest path's transaction: one plain connection that can COPY. Never the ORM there (docs/decisions). */
export interface CopyTx extends SqlRunner {
  client: pg.PoolClient;
  now: Date;
}

/**
 * What an import reads it finds by key. With the server's defaults, made for spinning disks, the planner walks whole
 * tables with several processes instead as soon as a few hundred keys are asked for. A plan that is kept from when
 * tables were small joins them in quadratic time once they are not: it is made anew each time.
 */
const BEGIN =
  "BEGIN; SET LOCAL random_page_cost = 1.1; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off; SET LOCAL plan_cache_mode = force_custom_plan";

export const copyAtomic = async <T>(work: (tx: CopyTx) => Promise<T>): Promise<T> => {
  const client = await pool().connect();
  try {
    const now = clock();
    await client.query(`${BEGIN}; SET LOCAL plimsoll.now = '${now.toISOString()}'`);
    const result = await work({ client, now, sql: sqlOn(client) });
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot roll back is broken: hand it back as such, so that the pool drops it.
    await client.query("ROLLBACK").then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
};
