import { drawMark } from "./marks.ts";
import type { Paper } from "./paper.ts";
import { printable } from "./printable.ts";
import type { Mark } from "./theme.ts";
import { INK, LINE, MUTED, SIZE } from "./theme.ts";
import type { Face } from "./typesetter.ts";

/** Widths are shares of the table's width. */
export interface Column {
  title: string;
  share: number;
  face?: Face;
  align?: "left" | "right";
  color?: string;
}

export type Cell = string | { text: string; mark?: Mark; face?: Face; color?: string };

const PAD = { x: 5, y: 4 };
const LEADING = SIZE.table * 1.32;
const MARK = 7;
/** Rows between two chances for bytes to leave. */
const PACE = 25;

interface Layout {
  column: Column;
  x: number;
  width: number;
}

interface SetCell {
  lines: string[];
  mark: Mark | undefined;
  face: Face;
  color: string;
}

type Structure = ReturnType<Paper["open"]>;

/**
 * Draws a table of any length: rows wrap, a row taller than what is left moves to the next page, one taller than
 * a page is split, and the header is repeated (as an artifact, so that it is read once).
 */
export function* drawTable(
  paper: Paper,
  columns: readonly Column[],
  rows: Iterable<readonly Cell[]>,
): Generator<void> {
  const layout = layOut(paper, columns);
  const table = paper.open("Table");
  const titles = layout.map(({ column, width }) =>
    paper.type.wrap(column.title, "strong", SIZE.small, width - 2 * PAD.x),
  );
  paper.need(headerHeight(titles) + 3 * LEADING);
  const header = paper.doc.struct("TR");
  table.add(header);
  drawHeader(paper, layout, titles, header);
  let count = 0;
  for (const row of rows) {
    drawRow(paper, layout, titles, table, row);
    if (++count % PACE === 0) yield;
  }
  table.end();
  paper.y += 6;
  yield;
}

function layOut(paper: Paper, columns: readonly Column[]): Layout[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  let x = paper.left;
  return columns.map((column) => {
    const width = (paper.width * column.share) / shares;
    x += width;
    return { column, x: x - width, width };
  });
}

const headerHeight = (titles: readonly string[][]): number =>
  Math.max(...titles.map((lines) => lines.length)) * SIZE.small * 1.3 + 2 * PAD.y;

function drawHeader(paper: Paper, layout: Layout[], titles: string[][], row: Structure | null): void {
  const height = headerHeight(titles);
  const top = paper.y;
  layout.forEach(({ column, x, width }, at) => {
    const draw = () =>
      titles[at]!.forEach((line, index) => {
        const y = top + PAD.y + SIZE.small + index * SIZE.small * 1.3;
        paper.type.draw(
          line,
          aligned(paper, column, x, width, line, "strong", SIZE.small),
          y,
          "strong",
          SIZE.small,
          MUTED,
        );
      });
    if (!row) {
      paper.artifact(draw);
      return;
    }
    const cell = paper.doc.struct("TH", { scope: "Column" } as object);
    row.add(cell);
    cell.add(draw);
    cell.end();
  });
  row?.end();
  paper.y += height;
  paper.artifact(() => rule(paper, INK, 0.7));
}

function drawRow(
  paper: Paper,
  layout: Layout[],
  titles: string[][],
  table: Structure,
  row: readonly Cell[],
): void {
  const cells = layout.map(({ column, width }, at) => setCell(paper, column, width, row[at] ?? ""));
  const lines = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const fits = lines * LEADING + 2 * PAD.y;
  if (fits > paper.room && fits <= paper.tallest - headerHeight(titles)) breakTable(paper, layout, titles);
  const element = paper.doc.struct("TR");
  table.add(element);
  const elements = cells.map(() => {
    const cell = paper.doc.struct("TD");
    element.add(cell);
    return cell;
  });
  for (let from = 0; from < lines; ) {
    if (paper.room < LEADING + 2 * PAD.y) breakTable(paper, layout, titles);
    const count = Math.min(lines - from, Math.floor((paper.room - 2 * PAD.y) / LEADING));
    cells.forEach((cell, at) => {
      if (from < cell.lines.length)
        elements[at]!.add(() => drawCell(paper, layout[at]!, cell, from, from + count));
    });
    paper.y += count * LEADING + 2 * PAD.y;
    paper.artifact(() => rule(paper, LINE, 0.4));
    from += count;
  }
  for (const cell of elements) cell.end();
  element.end();
}

function setCell(paper: Paper, column: Column, width: number, cell: Cell): SetCell {
  const value = typeof cell === "string" ? { text: cell } : cell;
  const face = value.face ?? column.face ?? "sans";
  const inner = width - 2 * PAD.x - (value.mark ? MARK + 4 : 0);
  const lines = paper.type.wrap(printable(value.text), face, SIZE.table, inner);
  return { lines, mark: value.mark, face, color: value.color ?? column.color ?? INK };
}

function drawCell(paper: Paper, { column, x, width }: Layout, cell: SetCell, from: number, to: number): void {
  const indent = cell.mark ? MARK + 4 : 0;
  if (cell.mark && from === 0) drawMark(paper.doc, cell.mark, x + PAD.x, paper.y + PAD.y + 1.6, MARK);
  cell.lines.slice(from, to).forEach((line, index) => {
    if (line === "") return;
    const at = aligned(paper, column, x + indent, width - indent, line, cell.face, SIZE.table);
    paper.type.draw(
      line,
      at,
      paper.y + PAD.y + SIZE.table + index * LEADING,
      cell.face,
      SIZE.table,
      cell.color,
    );
  });
}

function breakTable(paper: Paper, layout: Layout[], titles: string[][]): void {
  paper.newPage();
  drawHeader(paper, layout, titles, null);
}

function aligned(
  paper: Paper,
  column: Column,
  x: number,
  width: number,
  line: string,
  face: Face,
  size: number,
): number {
  if (column.align !== "right") return x + PAD.x;
  return x + width - PAD.x - paper.type.width(line.trimEnd(), face, size);
}

function rule(paper: Paper, color: string, width: number): void {
  const { doc, left, y } = paper;
  doc
    .moveTo(left, y)
    .lineTo(left + paper.width, y)
    .lineWidth(width)
    .strokeColor(color)
    .stroke();
}
