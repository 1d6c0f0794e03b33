import type { Status } from "../../compliance/status.ts";
import { STATUS_LABELS, STATUSES } from "../../compliance/status.ts";
import { drawMark, hatch } from "./marks.ts";
import type { Paper } from "./paper.ts";
import { INK, MUTED, SIZE, STATUS_MARKS } from "./theme.ts";

const HEIGHT = 13;
const UNKNOWN: ReadonlySet<Status> = new Set(["stale", "not_assessed", "not_applicable"]);

/** One bar of all controls by status with its legend of exact counts; what nobody knows is hatched, never filled. */
export function drawStatusBar(paper: Paper, totals: Readonly<Record<Status, number>>): void {
  const present = STATUSES.filter((status) => totals[status] > 0);
  const all = present.reduce((sum, status) => sum + totals[status], 0);
  if (all === 0) return;
  const words = present
    .map((status) => `${totals[status]} ${STATUS_LABELS[status].toLowerCase()}`)
    .join(", ");
  paper.block("Figure", () => bars(paper, present, totals, all), `${all} controls: ${words}`);
  paper.y += HEIGHT + 8;
  legend(paper, totals);
}

function bars(
  paper: Paper,
  present: readonly Status[],
  totals: Readonly<Record<Status, number>>,
  all: number,
): void {
  const { doc, y } = paper;
  let x = paper.left;
  for (const status of present) {
    const width = (paper.width * totals[status]) / all;
    const inner = Math.max(0.6, width - 1);
    const { color } = STATUS_MARKS[status];
    if (UNKNOWN.has(status)) {
      doc.lineWidth(0.6).strokeColor(color);
      doc.rect(x + 0.3, y + 0.3, Math.max(0.1, inner - 0.6), HEIGHT - 0.6).stroke();
      if (status !== "not_applicable")
        hatch(doc, x, y, inner, HEIGHT, 3.2, () => doc.rect(x, y, inner, HEIGHT));
    } else doc.rect(x, y, inner, HEIGHT).fill(color);
    x += width;
  }
}

function legend(paper: Paper, totals: Readonly<Record<Status, number>>): void {
  const step = paper.width / 4;
  const element = paper.open("L");
  STATUSES.forEach((status, at) => {
    const x = paper.left + (at % 4) * step;
    const y = paper.y + Math.floor(at / 4) * 15;
    const item = paper.doc.struct("LI");
    element.add(item);
    const body = paper.doc.struct("LBody");
    item.add(body);
    body.add(() => {
      drawMark(paper.doc, STATUS_MARKS[status], x, y + 2, 7.5);
      const count = String(totals[status]);
      paper.type.draw(`${count} `, x + 13, y + 9, "strong", SIZE.body, INK);
      const after = x + 13 + paper.type.width(count, "strong", SIZE.body) + 4;
      paper.type.draw(STATUS_LABELS[status], after, y + 9, "sans", SIZE.body, MUTED);
    });
    body.end();
    item.end();
  });
  element.end();
  paper.y += 34;
}
