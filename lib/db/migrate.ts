import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

export const MIGRATIONS = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

export const OLDEST_POSTGRES = 15;

/** Two launchers of one database take turns. The number only has to be the same for all of them: "plimsoll" in bytes. */
const LOCK = "8100965748541713516";

/** Prisma's own table, so that its CLI and this migrator agree about what was applied. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

interface Migration {
  name: string;
  sql: string;
  /** SHA-256, hexadecimal, of the file as it is. */
  checksum: string;
}

/**
 * Brings a database up to this version's schema: each missing migration in order, each in its own transaction.
 * @param only apply no others than these: the schema that a backup was made of
 * @returns names of the migrations this call applied; empty when there was nothing to do
 * @throws Error, one line with reason and fix: PostgreSQL too old, an applied file changed, a migration failed
 */
export async function migrate(
  url: string,
  folder: string = MIGRATIONS,
  only?: ReadonlySet<string>,
): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query(TABLE);
    const wanted = readMigrations(folder).filter(({ name }) => only?.has(name) ?? true);
    const missing = missingMigrations(wanted, await appliedChecksums(client));
    for (const migration of missing) await apply(client, migration);
    return { applied: missing.map(({ name }) => name) };
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; text: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text",
  );
  const refusal = refusalOf(rows[0]!);
  if (refusal) throw new Error(refusal);
}

/**
 * @param version `number` as in server_version_num (150004 is 15.4), `text` as people read it
 * @returns why this server cannot be used and what to do, in one line; undefined when it can
 */
export function refusalOf({ number, text }: { number: number; text: string }): string | undefined {
  if (number >= OLDEST_POSTGRES * 10_000) return undefined;
  return `PostgreSQL ${text} is too old (Plimsoll needs ${OLDEST_POSTGRES} or newer): upgrade it, or unset DATABASE_URL to use the one that comes along`;
}

/** The folder's migrations in the order of their names. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function appliedChecksums(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function missingMigrations(all: Migration[], applied: Map<string, string>): Migration[] {
  return all.filter(({ name, checksum }) => {
    const before = applied.get(name);
    if (before !== undefined && before !== checksum) {
      throw new Error(
        `migration ${name} was changed after it was applied to this database: restore the file and write a new migration instead`,
      );
    }
    return before === undefined;
  });
}

/** How long a change may wait for a table that others use: who comes after it waits behind it. */
const LOCK_TIMEOUT = "3s";
const TRIES = 20;
const LOCK_NOT_AVAILABLE = "55P03";

/** A long reader is not waited for in the queue: the change steps back, lets others through, and tries again. */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await applyOnce(client, migration);
      return;
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      if (cause?.code !== LOCK_NOT_AVAILABLE || tried === TRIES) throw error;
      await setTimeout(1_000);
    }
  }
}

async function applyOnce(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    const started = new Date();
    await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, started],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`migration ${name} failed and left nothing behind: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
