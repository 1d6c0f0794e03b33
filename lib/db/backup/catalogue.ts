import { createHash } from "node:crypto";
import type pg from "pg";
import type { Contents, TableEnd } from "./file.ts";

/** A table as the catalogue names it: quoted where it has to be, with its schema. */
export interface Table {
  name: string;
  /** Quoted; without those that the database makes of others. */
  columns: string[];
}

/** How values look as text: the same on every server, whatever its own settings. */
export const TEXT_SETTINGS = `set timezone = 'UTC'; set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres';
  set bytea_output = 'hex'; set extra_float_digits = 1; set search_path = public, pg_catalog`;

/** All that holds data: the product's tables and the queue's, but not what migrations keep of themselves. */
export const listTables = async (client: pg.ClientBase): Promise<Table[]> => {
  const { rows } = await client.query<Table>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      array(select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker')
      and (n.nspname, c.relname) not in (('public', '_prisma_migrations'), ('graphile_worker', 'migrations'))
    order by 1`);
  return rows;
};

export const listPartitions = async (client: pg.ClientBase): Promise<Contents["partitions"]> => {
  const { rows } = await client.query<Contents["partitions"][number]>(`
    select p.relname as parent, c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relispartition and c.relkind = 'r' order by 2`);
  return rows;
};

export const listSequences = async (client: pg.ClientBase): Promise<Contents["sequences"]> => {
  const { rows } = await client.query<Contents["sequences"][number]>(`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
    from pg_sequences where schemaname in ('public', 'graphile_worker') and last_value is not null order by 1`);
  return rows;
};

export const listMigrations = async (client: pg.ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from "_prisma_migrations" where finished_at is not null and rolled_back_at is null order by 1`,
  );
  return rows.map(({ name }) => name);
};

/** One value for all that a database holds. */
export const stateHash = (ends: readonly TableEnd[]): string => {
  const lines = ends.map(({ table, rows, digest }) => `${table} ${rows} ${digest}\n`).sort();
  return createHash("sha256").update(lines.join("")).digest("hex");
};
