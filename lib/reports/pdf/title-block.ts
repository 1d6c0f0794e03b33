import type { Paper } from "./paper.ts";
import { printable } from "./printable.ts";
import { INK, MUTED, SIGNAL, SIZE } from "./theme.ts";

export interface TitleBlock {
  kind: string;
  title: string;
  /** Label and value, one line each. */
  facts: readonly (readonly [string, string])[];
}

/** The head of a report: the load-line mark, what it is, and the facts that say what it is about. */
export function drawTitleBlock(paper: Paper, block: TitleBlock): void {
  paper.artifact(() => loadLine(paper, paper.left + 9, paper.y + 9));
  paper.block("P", () =>
    paper.type.draw(block.kind, paper.left + 28, paper.y + 12.5, "strong", SIZE.body, SIGNAL),
  );
  paper.y += 30;
  paper.doc.outline.addItem(block.title);
  paper.block("H1", () => {
    for (const line of paper.type.wrap(printable(block.title), "strong", SIZE.display, paper.width)) {
      paper.type.draw(line, paper.left, paper.y + SIZE.display, "strong", SIZE.display, INK);
      paper.y += SIZE.display * 1.22;
    }
  });
  paper.y += 8;
  for (const [label, value] of block.facts) fact(paper, label, value);
  paper.y += 8;
}

function fact(paper: Paper, label: string, value: string): void {
  const indent = 92;
  const lines = paper.type.wrap(printable(value), "sans", SIZE.body, paper.width - indent);
  paper.block("P", () => {
    paper.type.draw(`${label} `, paper.left, paper.y + SIZE.body, "sans", SIZE.body, MUTED);
    lines.forEach((line, at) => {
      paper.type.draw(line, paper.left + indent, paper.y + SIZE.body + at * 13, "sans", SIZE.body, INK);
    });
  });
  paper.y += lines.length * 13 + 1;
}

function loadLine(paper: Paper, cx: number, cy: number): void {
  const { doc } = paper;
  doc.lineWidth(1.8).strokeColor(SIGNAL).circle(cx, cy, 7).stroke();
  doc
    .moveTo(cx - 11, cy)
    .lineTo(cx + 11, cy)
    .stroke();
}
