import { stateHash } from "./catalogue.ts";
import type { BackupRecord, Contents, SecretFile, TableEnd } from "./file.ts";
import { RowDigest } from "./multiset.ts";

export interface BackupSummary {
  contents: Contents;
  secrets: SecretFile[];
  tables: TableEnd[];
  rows: number;
  stateHash: string;
}

/**
 * Reads a whole backup and holds every count and digest against the rows that are there, without a database.
 * @throws Error, one line, at the first thing that is not as it says
 */
export const checkBackup = async (records: AsyncIterable<BackupRecord>): Promise<BackupSummary> => {
  let contents: Contents | null = null;
  let close: { tables: number; rows: number; stateHash: string } | null = null;
  let digest: RowDigest | null = null;
  const [secrets, tables]: [SecretFile[], TableEnd[]] = [[], []];
  for await (const record of records) {
    if (close) throw new Error("the file goes on after its end");
    if (record.type === "contents") contents = record.contents;
    if (record.type === "secret") secrets.push(record.secret);
    if (record.type === "start") digest = new RowDigest();
    if (record.type === "rows") digest?.add(record.rows);
    if (record.type === "end") tables.push(agreed(record.end, digest));
    if (record.type === "close") close = record.close;
  }
  if (!contents || !close) throw new Error("the file has no end: the backup was interrupted");
  if (close.tables !== tables.length || close.stateHash !== stateHash(tables))
    throw new Error("the tables are not those that the end of the file names");
  return { contents, secrets, tables, rows: close.rows, stateHash: close.stateHash };
};

const agreed = (end: TableEnd, digest: RowDigest | null): TableEnd => {
  if (!digest || digest.rows !== end.rows || digest.hex() !== end.digest)
    throw new Error(`the rows of ${end.table} are not those that were written`);
  return end;
};
