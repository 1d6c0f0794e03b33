import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import {
  listMigrations,
  listPartitions,
  listSequences,
  listTables,
  stateHash,
  type Table,
  TEXT_SETTINGS,
} from "./catalogue.ts";
import type { BackupRecord, SecretFile, TableEnd } from "./file.ts";
import { RowDigest } from "./multiset.ts";

const PIECE = 1 << 20;

interface Dump {
  version: string;
  createdAt: string;
  secrets: readonly SecretFile[];
}

/**
 * All that a database holds, as of one moment, while it is being used: one snapshot, one table after the other, nothing
 * of it held in memory.
 */
export async function* dumpDatabase(
  url: string,
  { version, createdAt, secrets }: Dump,
): AsyncGenerator<BackupRecord> {
  const client = new pg.Client({ connectionString: url, application_name: "plimsoll-backup" });
  await client.connect();
  try {
    await client.query(TEXT_SETTINGS);
    await client.query("begin isolation level repeatable read read only");
    const [migrations, partitions, sequences, tables] = [
      await listMigrations(client),
      await listPartitions(client),
      await listSequences(client),
      await listTables(client),
    ];
    yield { type: "contents", contents: { version, createdAt, migrations, partitions, sequences } };
    for (const secret of secrets) yield { type: "secret", secret };
    const ends: TableEnd[] = [];
    for (const table of tables) ends.push(yield* dumpTable(client, table));
    const rows = ends.reduce((sum, end) => sum + end.rows, 0);
    yield { type: "close", close: { tables: ends.length, rows, stateHash: stateHash(ends) } };
    await client.query("commit");
  } finally {
    await client.end();
  }
}

async function* dumpTable(client: pg.Client, table: Table): AsyncGenerator<BackupRecord, TableEnd> {
  const digest = new RowDigest();
  yield { type: "start", start: { table: table.name, columns: table.columns } };
  let [pieces, size]: [Buffer[], number] = [[], 0];
  for await (const piece of rowsOf(client, table)) {
    digest.add(piece);
    pieces.push(piece);
    size += piece.length;
    if (size < PIECE) continue;
    yield { type: "rows", rows: Buffer.concat(pieces) };
    [pieces, size] = [[], 0];
  }
  if (size > 0) yield { type: "rows", rows: Buffer.concat(pieces) };
  const end = { table: table.name, rows: digest.rows, digest: digest.hex() };
  yield { type: "end", end };
  return end;
}

/** Names come from the server's own catalogue, quoted by it. */
const rowsOf = (client: pg.ClientBase, { name, columns }: Table): AsyncIterable<Buffer> =>
  client.query(copyTo(`copy ${name} (${columns.join(", ")}) to stdout`));

/** What a database holds now, a line for each table. */
export const digestTables = async (client: pg.Client): Promise<TableEnd[]> => {
  const ends: TableEnd[] = [];
  for (const table of await listTables(client)) {
    const digest = new RowDigest();
    for await (const piece of rowsOf(client, table)) digest.add(piece);
    ends.push({ table: table.name, rows: digest.rows, digest: digest.hex() });
  }
  return ends;
};
