import { hash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

const TABLES = { finding: "bare_finding", occurrence: "bare_occurrence" } as const;
type Table = keyof typeof TABLES;

/** Tables of the same columns with their keys and no other index, filled with the rows that are present. */
export const makeBareTables = async (client: pg.Client): Promise<void> => {
  for (const [table, bare] of Object.entries(TABLES)) {
    await client.query(`create table ${bare} (like ${table} including defaults)`);
    await client.query(`insert into ${bare} select * from ${table}`);
  }
  await client.query(`alter table bare_finding add primary key (id),
    add unique (subject_id, kind, rule_id, component_id)`);
  await client.query(`alter table bare_occurrence
    add primary key (asset_id, finding_id, slice_id, place_id, reported_id)`);
  await client.query("vacuum (analyze, freeze) bare_finding, bare_occurrence");
};

/** Rows as COPY's text, made before anything is timed. */
export interface Rows {
  table: Table;
  text: Buffer;
}

export const rowsOf = async (client: pg.Client, table: Table, where: string): Promise<Rows> => {
  const pieces: Buffer[] = [];
  const order = table === "finding" ? "id" : "asset_id, finding_id";
  const stream = client.query(
    copyTo(`copy (select * from ${table} where ${where} order by ${order}) to stdout`),
  );
  for await (const piece of stream) pieces.push(piece);
  return { table, text: Buffer.concat(pieces) };
};

/** The limit of a first report: parse the bytes, put the rows into bare tables, durably. Answers the rows written. */
export const parseAndCopy = async (client: pg.Client, body: Buffer, rows: Rows[]): Promise<number> => {
  JSON.parse(body.toString("utf8"));
  let written = 0;
  await client.query("begin");
  for (const { table, text } of rows) {
    const stream = client.query(copyFrom(`copy ${TABLES[table]} from stdin`));
    await pipeline(Readable.from(piecesOf(text)), stream);
    written += stream.rowCount ?? 0;
  }
  await client.query("commit");
  return written;
};

function* piecesOf(text: Buffer): Generator<Buffer> {
  for (let at = 0; at < text.length; at += 262_144) yield text.subarray(at, at + 262_144);
}

interface Entry {
  VulnerabilityID: string;
  PkgName: string;
  InstalledVersion: string;
  FixedVersion?: string;
  Severity: string;
}

/** The limit of an unchanged report: parse, and two hashes an item, of what it is about and of what is said of it. */
export const parseAndHash = (body: Buffer): number => {
  const document = JSON.parse(body.toString("utf8")) as { Results: { Vulnerabilities?: Entry[] }[] };
  let items = 0;
  for (const { Vulnerabilities } of document.Results) {
    for (const entry of Vulnerabilities ?? []) {
      hash("sha256", `${entry.VulnerabilityID}|${entry.PkgName}`);
      hash("sha256", `${entry.InstalledVersion}|${entry.FixedVersion ?? ""}|${entry.Severity}`);
      items += 1;
    }
  }
  return items;
};

export const makeSeenTable = (client: pg.Client): Promise<unknown> =>
  client.query("create table bare_seen (sha256 text primary key, times int not null)");

/** The limit of known bytes: hash, one lookup, one durable commit. Answers whether they were known. */
export const hashAndLookUp = async (client: pg.Client, body: Buffer): Promise<boolean> => {
  const sha256 = hash("sha256", body);
  const { rows } = await client.query("select times from bare_seen where sha256 = $1", [sha256]);
  await client.query("begin");
  await client.query(
    "insert into bare_seen values ($1, 1) on conflict (sha256) do update set times = bare_seen.times + 1",
    [sha256],
  );
  await client.query("commit");
  return rows.length === 1;
};
