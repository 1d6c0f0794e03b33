import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress, createZstdDecompress } from "node:zlib";
import { z } from "zod";
import { type CipherHeader, decrypted, encrypted, newCipherHeader } from "./cipher.ts";

/**
 * A backup file: a line that says what it is, a line of JSON in clear, then (encrypted, if wanted) a zstd stream of
 * records: one byte of type, four of length, the content.
 */
const MAGIC = "PLIMSOLL BACKUP 1";
const LONGEST_HEAD = 4_096;

const Clear = z.object({
  createdAt: z.string(),
  cipher: z.object({ salt: z.string(), prefix: z.string() }).nullable(),
});

export const Contents = z.object({
  version: z.string(),
  createdAt: z.string(),
  migrations: z.array(z.string()),
  partitions: z.array(
    z.object({
      parent: z.string().regex(/^[a-z_0-9]+$/),
      name: z.string().regex(/^[a-z_0-9]+$/),
      bound: z.string().regex(/^FOR VALUES FROM \('[\d-]+'\) TO \('[\d-]+'\)$/),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^\d+$/) })),
});
export type Contents = z.infer<typeof Contents>;

export const TableStart = z.object({ table: z.string(), columns: z.array(z.string()) });
export const TableEnd = z.object({ table: z.string(), rows: z.int(), digest: z.string() });
export type TableEnd = z.infer<typeof TableEnd>;
export const SecretFile = z.object({ path: z.string(), content: z.string() });
export type SecretFile = z.infer<typeof SecretFile>;
const End = z.object({ tables: z.int(), rows: z.int(), stateHash: z.string() });

export type BackupRecord =
  | { type: "contents"; contents: Contents }
  | { type: "secret"; secret: SecretFile }
  | { type: "start"; start: z.infer<typeof TableStart> }
  | { type: "rows"; rows: Buffer }
  | { type: "end"; end: TableEnd }
  | { type: "close"; close: z.infer<typeof End> };

const LETTERS = { contents: "C", secret: "S", start: "T", rows: "D", end: "E", close: "Z" } as const;

const packed = (record: BackupRecord): Buffer => {
  const { type, ...content } = record;
  const body = record.type === "rows" ? record.rows : Buffer.from(JSON.stringify(Object.values(content)[0]));
  const head = Buffer.alloc(5);
  head.write(LETTERS[type], "latin1");
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
};

async function* packedAll(records: AsyncIterable<BackupRecord>): AsyncGenerator<Buffer> {
  for await (const record of records) yield packed(record);
}

/** The bytes of a file with these records; encrypted where there is a passphrase. */
export async function* backupBytes(
  records: AsyncIterable<BackupRecord>,
  createdAt: string,
  passphrase: string | null,
): AsyncGenerator<Buffer> {
  const cipher: CipherHeader | null = passphrase === null ? null : newCipherHeader();
  const head = Buffer.from(`${MAGIC}\n${JSON.stringify({ createdAt, cipher })}\n`);
  yield head;
  const body = through(packedAll(records), createZstdCompress());
  yield* cipher && passphrase !== null ? encrypted(body, passphrase, cipher, head) : body;
}

/** The records of a file, in order. @throws Error, one line: no backup, another passphrase, changed, cut off */
export async function* readBackup(
  bytes: AsyncIterable<Buffer>,
  passphrase: string | null,
): AsyncGenerator<BackupRecord> {
  const source = bytes[Symbol.asyncIterator]();
  const { head, rest } = await headOf(source);
  const { cipher } = Clear.parse(JSON.parse(head.toString().split("\n")[1]!));
  if (cipher && passphrase === null)
    throw new Error("it is encrypted: give --passphrase-file FILE, or PLIMSOLL_BACKUP_PASSPHRASE");
  const body = continued(rest, source);
  const plain = cipher && passphrase !== null ? decrypted(body, passphrase, cipher, head) : body;
  yield* unpacked(through(plain, createZstdDecompress()));
}

async function* through(source: AsyncIterable<Buffer>, transform: Transform): AsyncGenerator<Buffer> {
  const done = pipeline(Readable.from(source, { objectMode: false }), transform);
  // Whoever reads is told first; this only keeps the same error from being nobody's.
  done.catch(() => undefined);
  yield* transform as AsyncIterable<Buffer>;
  await done;
}

async function* continued(rest: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (rest.length > 0) yield rest;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

const headOf = async (source: AsyncIterator<Buffer>): Promise<{ head: Buffer; rest: Buffer }> => {
  let read: Buffer = Buffer.alloc(0);
  for (;;) {
    const end = read.indexOf(10, read.indexOf(10) + 1);
    if (read.indexOf(10) !== -1 && end !== -1) {
      if (!read.toString("latin1").startsWith(`${MAGIC}\n`)) break;
      return { head: read.subarray(0, end + 1), rest: read.subarray(end + 1) };
    }
    const next = await source.next();
    if (next.done || read.length > LONGEST_HEAD) break;
    read = Buffer.concat([read, next.value]);
  }
  throw new Error("this is no backup of Plimsoll, or one of a newer version");
};

async function* unpacked(source: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    while (rest.length >= 5) {
      const length = rest.readUInt32BE(1);
      if (rest.length < 5 + length) break;
      yield recordOf(rest.toString("latin1", 0, 1), rest.subarray(5, 5 + length));
      rest = rest.subarray(5 + length);
    }
  }
  if (rest.length > 0) throw new Error("the file ends in the middle of a record");
}

const recordOf = (letter: string, body: Buffer): BackupRecord => {
  const json = (): unknown => JSON.parse(body.toString());
  switch (letter) {
    case LETTERS.contents:
      return { type: "contents", contents: Contents.parse(json()) };
    case LETTERS.secret:
      return { type: "secret", secret: SecretFile.parse(json()) };
    case LETTERS.start:
      return { type: "start", start: TableStart.parse(json()) };
    case LETTERS.rows:
      return { type: "rows", rows: body };
    case LETTERS.end:
      return { type: "end", end: TableEnd.parse(json()) };
    case LETTERS.close:
      return { type: "close", close: End.parse(json()) };
    default:
      throw new Error(`the file holds a record that nobody knows (${JSON.stringify(letter)})`);
  }
};
