import { statfsSync } from "node:fs";
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { PARTS, type Storage } from "./schema.ts";

/** Free and whole size of the disk that the data directory is on; null where there is none or it cannot be told. */
export const diskOf = (folder: string | undefined): Storage["disk"] => {
  if (!folder) return null;
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return { freeBytes: bavail * bsize, sizeBytes: blocks * bsize };
  } catch {
    return null;
  }
};

/** What the database holds, by what people call it, the largest first. */
export const getStorage = async (actor: Actor): Promise<Storage> => {
  demand(actor, "operations:read");
  const week = new Date(clock().getTime() - 7 * 86_400_000);
  const [tables, [whole], [received]] = await Promise.all([
    sql<{ table: string; bytes: number; rows: number }>`
      select c.relname as table, pg_total_relation_size(c.oid)::float8 as bytes, greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), 0)::float8 as rows
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker')`,
    sql<{ bytes: number }>`select pg_database_size(current_database())::float8 as bytes`,
    sql<{ bytes: number }>`
      select coalesce(sum(pg_column_size(body)), 0)::float8 as bytes from report where received_at > ${week}`,
  ]);
  const parts = PARTS.map(({ name, title }) => ({ name, title, bytes: 0, rows: 0, tables: 0 }));
  for (const { table, bytes, rows } of tables) {
    const part = parts[PARTS.findIndex((one) => one.tables.test(table))]!;
    part.bytes += bytes;
    part.rows += rows;
    part.tables += 1;
  }
  return {
    databaseBytes: whole!.bytes,
    parts: parts.filter((part) => part.tables > 0).sort((a, b) => b.bytes - a.bytes),
    disk: diskOf(process.env.PLIMSOLL_DATA),
    dailyBytes: received!.bytes / 7,
  };
};
