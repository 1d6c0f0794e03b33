import { createHash } from "node:crypto";
import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { record } from "../audit/write.ts";
import { clock } from "../clock.ts";
import { copyAtomic } from "../db/transaction.ts";
import type { ExportFormat } from "./schema.ts";
import type { ExportTable } from "./table.ts";
import { csvText, jsonLines, jsonText } from "./table-text.ts";
import { workbook } from "./workbook.ts";

/** A file that leaves while it is made. */
export interface ExportFile {
  fileName: string;
  contentType: string;
  bytes: AsyncGenerator<Uint8Array>;
}

export const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
  jsonl: "application/jsonl; charset=utf-8",
};

/** A list with its filter as a file; that it was taken, by whom, how much and with what digest is recorded. */
export const exportTable = <Filter, Row>(
  actor: Actor,
  table: ExportTable<Filter, Row>,
  filter: Filter,
  format: ExportFormat,
): ExportFile => {
  demand(actor, "export:create");
  const tally = { rows: 0 };
  const pages = counted(table.pages(actor, filter), tally);
  const query = { format, filter: table.said?.(filter) ?? filter };
  return {
    fileName: `plimsoll-${table.name}-${clock().toISOString().slice(0, 10)}.${format}`,
    contentType: CONTENT_TYPES[format],
    bytes: recorded(bytesOf(table, pages, format), actor, { name: table.name, query, tally }),
  };
};

async function* resumed<Row>(
  first: IteratorResult<readonly Row[]>,
  rest: AsyncGenerator<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

async function* counted<Row>(pages: AsyncGenerator<readonly Row[]>, tally: { rows: number }) {
  for await (const rows of pages) {
    tally.rows += rows.length;
    yield rows;
  }
}

async function* bytesOf<Filter, Row>(
  { name, columns }: ExportTable<Filter, Row>,
  pages: AsyncGenerator<readonly Row[]>,
  format: ExportFormat,
): AsyncGenerator<Uint8Array> {
  if (format === "xlsx") return yield await workbook(name, columns, pages);
  const write = { csv: csvText, json: jsonText, jsonl: jsonLines }[format];
  const encoder = new TextEncoder();
  // Read before the first byte leaves: a list that is not there is still an answer of its own.
  const first = await pages.next();
  for await (const text of write(columns, resumed(first, pages))) yield encoder.encode(text);
}

interface Export {
  name: string;
  query: Record<string, unknown>;
  tally: { rows: number };
}

/** Hands the pieces on; what left is recorded also when the reader went away before the end. */
export async function* recorded(
  pieces: AsyncGenerator<Uint8Array>,
  actor: Actor,
  { name, query, tally }: Export,
): AsyncGenerator<Uint8Array> {
  const digest = createHash("sha256");
  let [bytes, complete] = [0, false];
  try {
    for await (const piece of pieces) {
      digest.update(piece);
      bytes += piece.length;
      yield piece;
    }
    complete = true;
  } finally {
    // Nothing left where the list could not be read at all: the refusal is the whole story.
    if (bytes > 0) {
      const detail = { query, rows: tally.rows, complete, sha256: digest.digest("hex") };
      await copyAtomic((tx) =>
        record(tx, actor, { action: "list.exported", subject: { kind: "list", id: name }, detail }),
      );
    }
  }
}
