import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { MIGRATIONS, readMigrations } from "../../db/migrate.ts";
import { listFeeds } from "../../intelligence/feeds/read.ts";
import { readCheckUps } from "../check-up/read.ts";
import { silentCollectors } from "../notices/read.ts";
import { queueState } from "../queue/read.ts";
import type { Inside } from "./examination.ts";

/** What the database tells of an installation. */
export const examineDatabase = async (actor: Actor): Promise<Inside> => {
  demand(actor, "operations:read");
  const applied = new Set(
    (
      await sql<{
        name: string;
      }>`select migration_name as name from "_prisma_migrations" where finished_at is not null`
    ).map(({ name }) => name),
  );
  const missingMigrations = readMigrations(MIGRATIONS)
    .map(({ name }) => name)
    .filter((name) => !applied.has(name));
  const known = missingMigrations.length === 0 ? await readProduct(actor) : NOTHING_YET;
  return { missingMigrations, ...(await readServer()), ...known };
};

/** Of a schema that is not there yet nothing can be asked. */
const NOTHING_YET = {
  queue: { lagSeconds: 0, dead: 0, workers: 0 },
  audit: { problem: null, pending: 0 },
  oldFeeds: [],
  silentCollectors: 0,
  failedDeliveries: 0,
  ownAdvisories: null,
};

const readServer = async () => {
  const [row] = await sql<{ now: Date; used: number; limit: number }>`
    select clock_timestamp() as now, (select count(*)::int from pg_stat_activity) as used,
      current_setting('max_connections')::int as limit`;
  const { now, used, limit } = row!;
  return { clockSkewSeconds: (clock().getTime() - now.getTime()) / 1000, connections: { used, limit } };
};

const readProduct = async (actor: Actor) => {
  const [{ tasks, lagSeconds, workers }, feeds, silent, checks, [row]] = await Promise.all([
    queueState(),
    listFeeds(actor),
    silentCollectors(),
    readCheckUps(actor),
    sql<{ problem: string | null; pending: number; failed: number }>`
      select verified_problem as problem, (select count(*)::int from audit_pending) as pending,
        (select count(*)::int from delivery where state = 'failed') as failed from audit_tree`,
  ]);
  return {
    queue: { lagSeconds, workers, dead: tasks.reduce((sum, { dead }) => sum + dead, 0) },
    audit: { problem: row?.problem ?? null, pending: row?.pending ?? 0 },
    oldFeeds: feeds.filter(({ old }) => old).map(({ name }) => name),
    silentCollectors: silent.length,
    failedDeliveries: row?.failed ?? 0,
    ownAdvisories: checks.dependencies?.result.anyAdvisory
      ? checks.dependencies.result.advisories.length
      : null,
  };
};
