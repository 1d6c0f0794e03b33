import { createHash } from "node:crypto";
import type { AdvisoryAnswer } from "../../answers/schema.ts";
import { VERDICT_WORDS, verdictOf, windowWords } from "../../answers/verdict.ts";
import { bothClocks, day } from "./instant.ts";
import type { Paper } from "./paper.ts";
import { printable } from "./printable.ts";
import { pdfStream } from "./stream.ts";
import { drawTable } from "./table.ts";
import { MUTED } from "./theme.ts";
import { drawTitleBlock } from "./title-block.ts";

export interface AdvisoryReport {
  answer: AdvisoryAnswer;
  requestedBy: string;
  /** IANA time zone of the person who asked. */
  timeZone: string;
  product: { name: string; version: string };
}

/** Rows that leave room for the rest of the page. */
const PLACES = 8;
const FINDINGS = 8;
const LONGEST = 60;
const DESCRIPTION = 300;

/** What an advisory means here, on one page whatever it is. The same answer gives the same bytes. */
export function advisoryReport(report: AdvisoryReport): AsyncGenerator<Uint8Array> {
  const { answer } = report;
  const name = short(answer.name);
  const options = {
    title: `${name}: are we affected?`,
    subject: `What ${name} means here`,
    footer: `Plimsoll · ${name} · ${answer.instant.slice(0, 16)}Z`,
    instant: new Date(answer.instant),
    inputs: createHash("sha256").update(JSON.stringify(report)).digest("hex"),
  };
  return pdfStream(options, (paper) => draw(paper, report));
}

const short = (text: string, longest = LONGEST): string => {
  const flat = printable(text);
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1).trimEnd()}…`;
};

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

function* draw(paper: Paper, { answer, requestedBy, timeZone, product }: AdvisoryReport): Generator<void> {
  const verdict = VERDICT_WORDS[verdictOf(answer)];
  paper.section();
  drawTitleBlock(paper, {
    kind: "Are we affected?",
    title: short(answer.name),
    facts: [
      ["As of", bothClocks(new Date(answer.instant), timeZone)],
      ["Requested by", requestedBy],
      ["Exploited", exploited(answer)],
      ["EPSS", epss(answer)],
      ["Window", windowWords(answer)],
    ],
  });
  paper.heading(2, verdict.title, 40);
  paper.paragraph(verdict.text);
  if (answer.title !== "") paper.paragraph(short(answer.title, DESCRIPTION), { color: MUTED });
  for (const sentence of sentences(answer)) paper.paragraph(sentence);
  yield;
  yield* places(paper, answer);
  yield* findings(paper, answer);
  paper.paragraph(`Made by ${product.name} ${product.version}. The list as CSV holds every row.`, {
    color: MUTED,
  });
}

/** Exploited or not, and by what day's word; without the catalogue "no" would mean nothing. */
export function exploited({ kev, feeds }: Pick<AdvisoryAnswer, "kev" | "feeds">): string {
  if (kev === null)
    return feeds.kev === null
      ? "unknown: the KEV catalogue was never received"
      : `not in the KEV catalogue of ${day(feeds.kev)}`;
  const added = kev.addedAt === null ? "" : ` since ${kev.addedAt}`;
  return `yes, in the KEV catalogue${added}${kev.ransomware ? "; used by ransomware" : ""}`;
}

/** The probability of exploitation within thirty days, and the day it is of. */
export function epss({ epss: known, feeds }: Pick<AdvisoryAnswer, "epss" | "feeds">): string {
  if (known === null) return feeds.epss === null ? "unknown: no EPSS data was received" : "not scored";
  const as = feeds.epss === null ? "" : `, data of ${day(feeds.epss)}`;
  return `${(known.score * 100).toFixed(1)} % within 30 days${as}`;
}

/** Where it is, what of it runs, what can be done, and who does it. */
export function sentences({ counts, running, owners }: AdvisoryAnswer): string[] {
  const said: string[] = [];
  if (counts.open > 0) {
    said.push(
      `${count(counts.open, "open finding")} on ${count(counts.assets, "asset")}; ${count(running.workloads, "workload")} and ${count(running.hosts, "host")} run it, ${running.internet.toLocaleString("en")} of them reached from the internet.`,
      `A fixed version is known for ${counts.fixable.toLocaleString("en")} of ${counts.open.toLocaleString("en")}.`,
    );
    const named = owners
      .slice(0, 5)
      .map(({ team, open }) => `${short(team ?? "nobody")} (${open.toLocaleString("en")})`);
    said.push(`Owned by ${named.join(", ")}${owners.length > 5 ? ` and ${owners.length - 5} more` : ""}.`);
  }
  const settled = [
    [counts.dismissed, "judged no risk"],
    [counts.fixed, "fixed"],
    [counts.gone, "gone with what had it"],
    [counts.withdrawn, "withdrawn"],
  ] as const;
  const told = settled.filter(([n]) => n > 0).map(([n, words]) => `${n.toLocaleString("en")} ${words}`);
  if (told.length > 0) said.push(`Besides: ${told.join(", ")}.`);
  return said;
}

function* places(paper: Paper, { running }: AdvisoryAnswer): Generator<void> {
  if (running.places.length === 0) return;
  paper.heading(2, "Where it runs", 60);
  yield* drawTable(
    paper,
    [
      { title: "Workload or host", share: 4 },
      { title: "Cluster", share: 2 },
      { title: "Owner", share: 2 },
      { title: "Exposure", share: 1.4 },
    ],
    running.places
      .slice(0, PLACES)
      .map((place) => [
        short(place.namespace === null ? place.name : `${place.namespace}/${place.name}`, 48),
        short(place.cluster ?? "–", 24),
        short(place.team ?? "nobody", 24),
        place.exposure.replaceAll("_", " "),
      ]),
  );
  rest(paper, running.workloads + running.hosts - PLACES);
}

function* findings(paper: Paper, { findings: rows, counts }: AdvisoryAnswer): Generator<void> {
  if (rows.length === 0) return;
  paper.heading(2, "What has it", 60);
  yield* drawTable(
    paper,
    [
      { title: "Subject", share: 4 },
      { title: "Component", share: 2.4 },
      { title: "Installed", share: 1.8 },
      { title: "Fixed in", share: 1.8 },
      { title: "Since", share: 1.4 },
    ],
    rows
      .slice(0, FINDINGS)
      .map((row) => [
        short(row.subject.name, 48),
        short(row.component, 28),
        short(row.installed[0] ?? "–", 20),
        short(row.fixedIn[0] ?? "none", 20),
        day(row.firstSeen),
      ]),
  );
  rest(paper, Math.max(counts.open + counts.dismissed, rows.length) - FINDINGS);
}

const rest = (paper: Paper, more: number): void => {
  if (more > 0) paper.paragraph(`${more.toLocaleString("en")} more.`, { color: MUTED });
};
