import { z } from "zod";

export const EXPORT_FORMATS = ["csv", "xlsx", "json", "jsonl"] as const;
export const ExportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Instants are texts in RFC 3339 UTC: every program reads them, and none guesses a zone. */
export type Cell = string | number | boolean | null;

/** A column of a written table: its name in JSON, its heading, and what a row shows in it. */
export interface Column<Row> {
  key: string;
  title: string;
  value(row: Row): Cell;
}

/** What a spreadsheet is made of is held in memory until it is whole; CSV and JSON leave while they are read. */
export const XLSX_ROWS = 50_000;

/** Names of several things in one cell. */
export const listed = (values: readonly string[]): string => values.join("; ");
