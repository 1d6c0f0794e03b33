import type { Cell } from "./schema.ts";

/** What spreadsheets take for the beginning of a formula, also behind blanks and in full width. */
const FORMULA = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n\0]/u;

/**
 * A cell of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe in front (CWE-1236);
 * numbers stay numbers, whatever their sign. NUL, which no reader agrees on, becomes U+FFFD.
 */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return text.replaceAll("\0", "\uFFFD");
}
