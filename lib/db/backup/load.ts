import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { prepareQueue } from "../../jobs/queue.ts";
import { MIGRATIONS, migrate, readMigrations } from "../migrate.ts";
import { listTables, stateHash, type Table, TEXT_SETTINGS } from "./catalogue.ts";
import { digestTables } from "./dump.ts";
import type { BackupRecord, Contents } from "./file.ts";

/** @returns whether anything of worth is in a database */
export const isEmpty = async (url: string): Promise<boolean> =>
  connected(url, async (client) => {
    const there = await client.query<{ there: boolean }>(
      "select to_regclass('public.app_user') is not null as there",
    );
    if (!there.rows[0]!.there) return true;
    const { rows } = await client.query<{ empty: boolean }>(
      `select not exists (select from app_user) and not exists (select from report) and not exists (select from collector) as empty`,
    );
    return rows[0]!.empty;
  });

/** @returns names of the product's processes that are connected to a database */
export const usersOf = async (url: string): Promise<string[]> =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select distinct application_name as name from pg_stat_activity
       where datname = current_database() and application_name in ('web', 'worker')`,
    );
    return rows.map(({ name }) => name);
  });

export const emptyDatabase = (url: string): Promise<void> =>
  connected(url, async (client) => {
    await client.query(
      "drop schema if exists graphile_worker cascade; drop schema if exists past cascade; drop schema public cascade; create schema public",
    );
  });

/**
 * Fills an empty database with what a backup holds, in the schema it was made of, and holds the result against it;
 * then brings the schema up to this version's.
 * @throws Error, one line: made by a newer version, or the state differs
 */
export const loadDatabase = async (
  url: string,
  contents: Contents,
  expected: string,
  records: AsyncIterable<BackupRecord>,
): Promise<void> => {
  const known = new Set(readMigrations(MIGRATIONS).map(({ name }) => name));
  const unknown = contents.migrations.find((name) => !known.has(name));
  if (unknown)
    throw new Error(`it was made by a newer Plimsoll (${contents.version}): ${unknown} is not known here`);
  await migrate(url, MIGRATIONS, new Set(contents.migrations));
  await prepareQueue(url);
  await connected(url, async (client) => {
    await client.query(TEXT_SETTINGS);
    await client.query("begin");
    await fill(client, contents, records);
    const found = stateHash(await digestTables(client));
    if (found !== expected)
      throw new Error(`what was restored is not what was kept (${found}, not ${expected})`);
    await client.query("commit");
    await client.query("analyze");
  });
  await migrate(url);
};

const connected = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, application_name: "plimsoll-restore" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

interface Trigger {
  table: string;
  name: string;
  /** What makes it fire as it does now. */
  how: "enable" | "enable always" | "enable replica";
}

const listTriggers = async (client: pg.Client): Promise<Trigger[]> => {
  const { rows } = await client.query<Trigger>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name,
       case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end as how
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not tgisinternal and tgparentid = 0 and tgenabled <> 'D'
       and c.relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`,
  );
  return rows;
};

/** Foreign keys are made anew when all rows are there, and triggers stay silent: what they wrote is in the backup. */
const fill = async (
  client: pg.Client,
  contents: Contents,
  records: AsyncIterable<BackupRecord>,
): Promise<void> => {
  for (const { parent, name, bound } of contents.partitions) {
    await client.query(`create table "${name}" (like "${parent}" including defaults including constraints)`);
    await client.query(`alter table "${parent}" attach partition "${name}" ${bound}`);
  }
  const tables = new Map((await listTables(client)).map((table) => [table.name, table]));
  const { rows: keys } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0
       and connamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`,
  );
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  const triggers = await listTriggers(client);
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`);
  await client.query(`truncate ${[...tables.keys()].join(", ")}`);
  await copyTables(client, tables, records);
  for (const { name, value } of contents.sequences)
    await client.query("select setval($1::regclass, $2::bigint)", [name, value]);
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  // As they were: those of the audit log fire always.
  for (const { table, name, how } of triggers)
    await client.query(`alter table ${table} ${how} trigger ${name}`);
};

const copyTables = async (
  client: pg.Client,
  tables: ReadonlyMap<string, Table>,
  records: AsyncIterable<BackupRecord>,
): Promise<void> => {
  let copy: { stream: ReturnType<typeof copyFrom>; done: Promise<void> } | null = null;
  for await (const record of records) {
    if (record.type === "start") {
      const stream = client.query(copyFrom(copyStatement(tables, record.start)));
      copy = { stream, done: finished(stream) };
      copy.done.catch(() => undefined);
    } else if (record.type === "rows" && copy) {
      await written(copy.stream, record.rows).catch(() => copy!.done);
    } else if (record.type === "end" && copy) {
      copy.stream.end();
      await copy.done;
      copy = null;
    }
  }
};

const written = (stream: Writable, rows: Buffer): Promise<void> =>
  new Promise((settle, fail) => {
    stream.write(rows, (error) => (error ? fail(error) : settle()));
  });

/** Of the file's names only those that the catalogue knows: they become part of a statement. */
const copyStatement = (
  tables: ReadonlyMap<string, Table>,
  start: { table: string; columns: string[] },
): string => {
  const table = tables.get(start.table);
  const strange = start.columns.find((column) => !table?.columns.includes(column));
  if (!table || strange) throw new Error(`${start.table}${strange ? `.${strange}` : ""} is not known here`);
  return `copy ${table.name} (${start.columns.join(", ")}) from stdin`;
};
