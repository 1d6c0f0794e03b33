import type { TrendPoint } from "../../posture/schema.ts";
import { day } from "./instant.ts";
import type { Paper } from "./paper.ts";
import { LINE, MUTED, SIGNAL, SIZE } from "./theme.ts";

const HEIGHT = 62;
const AXIS = 24;

/** Score (drawn) and coverage (dashed) over time, both 0 to 100; nothing where there are fewer than two points. */
export function drawTrend(paper: Paper, trend: readonly TrendPoint[]): void {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || trend.length < 2) return;
  paper.y += 8;
  const said = `Score ${first.score.toFixed(1)} on ${day(first.at)}, ${last.score.toFixed(1)} on ${day(last.at)}; coverage ${first.coverage.toFixed(0)} % then, ${last.coverage.toFixed(0)} % now.`;
  paper.block("Figure", () => plot(paper, trend), said);
  paper.y += HEIGHT + 14;
  paper.paragraph(`${said} Drawn: score. Dashed: coverage.`, { size: SIZE.small, color: MUTED });
}

function plot(paper: Paper, trend: readonly TrendPoint[]): void {
  const { doc, type, left, width } = paper;
  const top = paper.y;
  const from = Date.parse(trend[0]!.at);
  const span = Math.max(1, Date.parse(trend.at(-1)!.at) - from);
  const x = (at: string) => left + AXIS + ((width - AXIS) * (Date.parse(at) - from)) / span;
  const y = (value: number) => top + HEIGHT * (1 - value / 100);
  for (const value of [0, 50, 100]) {
    doc
      .lineWidth(0.4)
      .strokeColor(LINE)
      .moveTo(left + AXIS, y(value))
      .lineTo(left + width, y(value))
      .stroke();
    type.draw(String(value), left, y(value) + 2.5, "sans", SIZE.small, MUTED);
  }
  const draw = (of: (point: TrendPoint) => number) => {
    trend.forEach((point, index) => {
      if (index === 0) doc.moveTo(x(point.at), y(of(point)));
      else doc.lineTo(x(point.at), y(of(point)));
    });
    doc.stroke();
  };
  doc.save().lineWidth(0.9).strokeColor(MUTED).dash(2.5, { space: 2 });
  draw((point) => point.coverage);
  doc.undash().lineWidth(1.6).strokeColor(SIGNAL);
  draw((point) => point.score);
  doc.restore();
}
