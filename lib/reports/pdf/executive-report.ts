import { createHash } from "node:crypto";
import { topParts } from "../../posture/movement/movement.ts";
import type { MovementView } from "../../posture/movement/schema.ts";
import type { Posture } from "../../posture/schema.ts";
import type { ToolUse } from "../schema.ts";
import { bothClocks, day } from "./instant.ts";
import { drawMark } from "./marks.ts";
import type { Paper } from "./paper.ts";
import { printable } from "./printable.ts";
import { drawSeverityBar } from "./severity-bar.ts";
import { pdfStream } from "./stream.ts";
import { drawTable } from "./table.ts";
import { INK, MUTED, SIZE, STATUS_MARKS } from "./theme.ts";
import { drawTitleBlock } from "./title-block.ts";
import { drawTrend } from "./trend.ts";

export interface ExecutiveReport {
  posture: Posture;
  /** Why the score moved since then; null where there is nothing to compare with. */
  movement: MovementView | null;
  /** The tools whose word stands behind the numbers now. */
  tools: readonly ToolUse[];
  /** SHA-256 over the sorted digests of all reports behind the numbers, and how many there are. */
  reports: { count: number; digest: string };
  requestedBy: string;
  /** IANA time zone of the person who asked. */
  timeZone: string;
  product: { name: string; version: string };
}

const RISKS = 3;
const CAUSES = 3;
const ACTIONS = 5;
const PARTS = 6;
const TOOLS = 5;
const LONGEST = 60;

/**
 * The posture of a scope for people who have two minutes: at most two pages, whatever is in it. The same report gives
 * the same bytes.
 */
export function executiveReport(report: ExecutiveReport): AsyncGenerator<Uint8Array> {
  const { posture } = report;
  const name = short(posture.scopeName);
  const instant = new Date(posture.instant);
  const options = {
    title: `Security posture: ${name}`,
    subject: `Posture of ${name} in brief`,
    footer: `Plimsoll · Security posture · ${name} · ${posture.instant.slice(0, 16)}Z`,
    instant,
    inputs: createHash("sha256").update(JSON.stringify(report)).digest("hex"),
  };
  return pdfStream(options, (paper) => draw(paper, report));
}

function* draw(paper: Paper, report: ExecutiveReport): Generator<void> {
  const { posture } = report;
  paper.section();
  head(paper, report);
  drawTrend(paper, posture.trend);
  drawSeverityBar(paper, posture.open);
  gates(paper, posture);
  risks(paper, posture);
  actions(paper, posture);
  yield;
  yield* parts(paper, posture);
  yield* sources(paper, report);
}

/** Names come from scanners: longer ones are cut so that the page count holds. */
const short = (text: string): string => {
  const flat = printable(text);
  return flat.length <= LONGEST ? flat : `${flat.slice(0, LONGEST - 1).trimEnd()}…`;
};

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const points = (value: number): string => `${Math.abs(value).toFixed(1)} points`;

function head(paper: Paper, { posture, movement, requestedBy, timeZone }: ExecutiveReport): void {
  const covers = Object.entries(posture.assets).map(([kind, count]) => plural(count, kind));
  drawTitleBlock(paper, {
    kind: "Security posture in brief",
    title: short(posture.scopeName),
    facts: [
      ["As of", bothClocks(new Date(posture.instant), timeZone)],
      ["Covers", covers.length > 0 ? `${covers.join(", ")}, live now` : "nothing yet"],
      ["Requested by", requestedBy],
    ],
  });
  figure(paper, posture);
  for (const sentence of sentences(posture, movement)) paper.paragraph(sentence);
}

function figure(paper: Paper, { score }: Posture): void {
  const size = 34;
  paper.block("P", () => {
    const text = score === null ? "–" : score.toFixed(1);
    paper.type.draw(`${text} `, paper.left, paper.y + size, "strong", size, INK);
    const after = paper.left + paper.type.width(text, "strong", size) + 8;
    paper.type.draw("of 100", after, paper.y + size, "sans", SIZE.title, MUTED);
  });
  paper.y += size + 12;
}

/** What the figures mean, as one would say it. */
export function sentences(
  { score, honoured, coverage, change, dismissed }: Posture,
  movement: MovementView | null,
): string[] {
  const said: string[] = [];
  if (score === null) return ["Nothing has been reported yet, so there is nothing to judge."];
  if (change === null) said.push("There is no earlier figure to compare with yet.");
  else {
    const since = day(change.since);
    const moved = Math.abs(change.points) < 0.05 ? "As good as unchanged" : direction(change.points);
    const causes = topParts(movement?.parts ?? [], CAUSES).map(
      (part) => `${part.label} (${signed(part.points)})`,
    );
    said.push(`${moved} since ${since}.${causes.length > 0 ? ` Most of it: ${causes.join("; ")}.` : ""}`);
  }
  if (coverage !== null)
    said.push(
      `${coverage.toFixed(0)} % of what should be looked at was looked at recently enough. What nobody looked at counts as unsafe, not as safe.`,
    );
  if (honoured !== null && honoured - score >= 0.05)
    said.push(`With accepted risks left out it would stand at ${honoured.toFixed(1)}.`);
  if (dismissed.findings > 0)
    said.push(
      `People dismissed ${plural(dismissed.findings, "finding")} worth ${points(dismissed.points)} of hazard as no risk.`,
    );
  return said;
}

const signed = (by: number): string => `${by < 0 ? "−" : "+"}${Math.abs(by).toFixed(1)}`;

const direction = (by: number): string => `${by > 0 ? "Up" : "Down"} ${points(by)}`;

function gates(paper: Paper, { gates }: Posture): void {
  paper.heading(2, "What must be zero", 70);
  for (const { label, count } of gates) {
    const mark = count === 0 ? STATUS_MARKS.met : STATUS_MARKS.not_met;
    line(paper, `${label}: ${count === 0 ? "none" : count.toLocaleString("en")}`, (y) =>
      drawMark(paper.doc, mark, paper.left, y, 7.5),
    );
  }
}

/** One line with a mark in front; long text wraps under itself. */
function line(paper: Paper, text: string, mark: (y: number) => void): void {
  const lines = paper.type.wrap(text, "sans", SIZE.body, paper.width - 14);
  paper.need(lines.length * 13);
  paper.block("P", () => {
    mark(paper.y + 2);
    for (const one of lines) {
      paper.type.draw(one, paper.left + 14, paper.y + SIZE.body, "sans", SIZE.body, INK);
      paper.y += 13;
    }
  });
}

function risks(paper: Paper, { ledger }: Posture): void {
  const top = ledger.filter((entry) => entry.kind !== "rest").slice(0, RISKS);
  paper.heading(2, "What costs most", 60);
  if (top.length === 0) paper.paragraph("Nothing is missing from the score.");
  top.forEach(({ label, detail, share, gain }, index) => {
    const lifts = gain === null ? "" : ` Putting it right alone lifts the score by ${gain.toFixed(1)}.`;
    numbered(paper, index + 1, `${short(label)}: ${share.toFixed(1)} of the missing points.${lifts}`);
    if (detail !== "") indented(paper, short(detail));
  });
}

function actions(paper: Paper, { actions }: Posture): void {
  paper.heading(2, "What to do next", 60);
  if (actions.length === 0) paper.paragraph("There is no fix that anybody could apply today.");
  actions.slice(0, ACTIONS).forEach(({ label, owner, findings, gain }, index) => {
    const who = owner === null ? "nobody owns it yet" : short(owner);
    numbered(
      paper,
      index + 1,
      `${short(label)}: +${gain.toFixed(1)}, clears ${plural(findings, "finding")}; ${who}.`,
    );
  });
}

const numbered = (paper: Paper, number: number, text: string): void =>
  line(paper, text, (y) =>
    paper.type.draw(`${number} `, paper.left, y + SIZE.body - 2, "strong", SIZE.body, MUTED),
  );

function indented(paper: Paper, text: string): void {
  const [first = ""] = paper.type.wrap(text, "sans", SIZE.table, paper.width - 14);
  paper.block("P", () => paper.type.draw(first, paper.left + 14, paper.y + 8, "sans", SIZE.table, MUTED));
  paper.y += 13;
}

function* parts(paper: Paper, { parts }: Posture): Generator<void> {
  const worst = parts.filter((part) => part.score !== null).sort((a, b) => a.score! - b.score!);
  if (worst.length === 0) return;
  paper.heading(2, "Where it stands, weakest first", 60);
  yield* drawTable(
    paper,
    [
      { title: "Cluster or team", share: 5 },
      { title: "Kind", share: 1.5 },
      { title: "Score", share: 1, align: "right" },
      { title: "Assets", share: 1, align: "right" },
    ],
    worst
      .slice(0, PARTS)
      .map(({ name, kind, score, assets }) => [
        short(name),
        kind,
        score!.toFixed(1),
        assets.toLocaleString("en"),
      ]),
  );
  if (worst.length > PARTS) paper.paragraph(`${worst.length - PARTS} more stand higher.`, { color: MUTED });
}

function* sources(paper: Paper, { tools, reports, product }: ExecutiveReport): Generator<void> {
  paper.heading(2, "Where these numbers come from", 110);
  paper.paragraph(
    `Made by ${product.name} ${product.version} from ${plural(reports.count, "report")}; SHA-256 over their sorted digests: ${reports.digest}.`,
  );
  if (tools.length === 0) return;
  paper.y += 4;
  yield* drawTable(
    paper,
    [
      { title: "Tool", share: 3 },
      { title: "Reports", share: 1, align: "right" },
      { title: "Oldest", share: 1.4 },
      { title: "Newest", share: 1.4 },
      { title: "Advisory data built", share: 1.8 },
    ],
    tools
      .slice(0, TOOLS)
      .map((tool) => [
        short(`${tool.name} ${tool.versions}`),
        tool.reports.toLocaleString("en"),
        day(tool.oldest),
        day(tool.newest),
        tool.feedBuiltAt === null ? "not stated" : day(tool.feedBuiltAt),
      ]),
  );
  if (tools.length > TOOLS) paper.paragraph(`${tools.length - TOOLS} more tools.`, { color: MUTED });
}
