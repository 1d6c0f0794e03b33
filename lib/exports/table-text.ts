import { stringify } from "csv-stringify/sync";
import { cellText } from "./cell-text.ts";
import type { Cell, Column } from "./schema.ts";

type Pages<Row> = AsyncIterable<readonly Row[]>;

/** RFC 4180 with a byte order mark, without which spreadsheets read UTF-8 as something else. */
export async function* csvText<Row>(
  columns: readonly Column<Row>[],
  pages: Pages<Row>,
): AsyncGenerator<string> {
  yield `\uFEFF${line([columns.map((column) => column.title)])}`;
  for await (const rows of pages)
    if (rows.length > 0) yield line(rows.map((row) => columns.map((column) => column.value(row))));
}

const line = (rows: Cell[][]): string =>
  stringify(
    rows.map((row) => row.map(cellText)),
    { record_delimiter: "windows" },
  );

/** One array of objects, a row a line. */
export async function* jsonText<Row>(
  columns: readonly Column<Row>[],
  pages: Pages<Row>,
): AsyncGenerator<string> {
  let before = "[\n";
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(objectOf(columns, row))).join(",\n");
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** One object a line: what loaders of large files want. */
export async function* jsonLines<Row>(
  columns: readonly Column<Row>[],
  pages: Pages<Row>,
): AsyncGenerator<string> {
  for await (const rows of pages)
    yield rows.map((row) => `${JSON.stringify(objectOf(columns, row))}\n`).join("");
}

const objectOf = <Row>(columns: readonly Column<Row>[], row: Row): Record<string, Cell> =>
  Object.fromEntries(columns.map((column) => [column.key, column.value(row)]));
