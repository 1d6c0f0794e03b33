import writeExcelFile, { type SheetData } from "write-excel-file/node";
import { AppError } from "../errors.ts";
import { type Cell, type Column, XLSX_ROWS } from "./schema.ts";

/** XML 1.0 has no way to write these; a workbook with one of them does not open. */
const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** What a cell of a workbook may hold. */
const LONGEST = 32_767;

/**
 * A workbook of one sheet. Its texts are typed as texts, which no spreadsheet runs, so they stay as they are.
 *
 * @throws AppError too_large above XLSX_ROWS rows
 */
export async function workbook<Row>(
  name: string,
  columns: readonly Column<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): Promise<Uint8Array> {
  const data: SheetData = [columns.map(({ title }) => ({ value: title, fontWeight: "bold" as const }))];
  for await (const rows of pages) {
    for (const row of rows) data.push(columns.map((column) => cellOf(column.value(row))));
    if (data.length - 1 > XLSX_ROWS)
      throw new AppError(
        "too_large",
        `A spreadsheet holds ${XLSX_ROWS.toLocaleString("en")} rows here and this list is longer. Narrow it, or take CSV, which has no limit.`,
      );
  }
  const widths = columns.map(({ title }) => ({ width: Math.max(12, title.length + 2) }));
  return writeExcelFile(data, { sheet: name.slice(0, 31), columns: widths, stickyRowsCount: 1 }).toBuffer();
}

function cellOf(cell: Cell): SheetData[number][number] {
  if (cell === null || cell === "" || (typeof cell === "number" && !Number.isFinite(cell))) return null;
  if (typeof cell === "boolean") return { value: cell ? "yes" : "no", type: String };
  if (typeof cell === "number") return { value: cell, type: Number };
  return { value: cell.replace(UNWRITABLE, "\uFFFD").slice(0, LONGEST), type: String };
}
