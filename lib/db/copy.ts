import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { CopyTx } from "./transaction.ts";

type Value = number | bigint | string | boolean | Date | null;

const ESCAPED = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

const field = (value: Value): string => {
  if (value === null) return "\\N";
  if (typeof value === "number") return String(value);
  if (value instanceof Date) return value.toISOString();
  return String(value).replace(ESCAPED, (c) => escapes[c]!);
};

/** COPY's text format (PostgreSQL manual, "COPY"), in pieces of a few thousand rows. */
function* lines(rows: Iterable<Value[]>): Generator<string> {
  let piece = "";
  for (const row of rows) {
    piece += `${row.map(field).join("\t")}\n`;
    if (piece.length > 262_144) {
      yield piece;
      piece = "";
    }
  }
  if (piece) yield piece;
}

/** `target` is a table with its columns, written in the code, never from a document: `finding (id, kind)`. */
export const copyRows = async (tx: CopyTx, target: string, rows: Iterable<Value[]>): Promise<void> => {
  await pipeline(Readable.from(lines(rows)), tx.client.query(copyFrom(`COPY ${target} FROM STDIN`)));
};
