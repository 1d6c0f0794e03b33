import { createHash } from "node:crypto";
import type { ControlResult, Evaluation } from "../../compliance/evaluate.ts";
import type { ControlException } from "../../compliance/evidence.ts";
import type { Control, Framework } from "../../compliance/framework.ts";
import { STATUS_LABELS } from "../../compliance/status.ts";
import type { Provenance } from "../provenance.ts";
import { bothClocks, day } from "./instant.ts";
import type { Paper } from "./paper.ts";
import { printable } from "./printable.ts";
import { drawProvenance } from "./provenance-annex.ts";
import { drawStatusBar } from "./status-bar.ts";
import { pdfStream } from "./stream.ts";
import type { Cell, Column } from "./table.ts";
import { drawTable } from "./table.ts";
import { INK, MUTED, SIZE, STATUS_MARKS } from "./theme.ts";
import { drawTitleBlock } from "./title-block.ts";

export interface FrameworkReport {
  framework: Framework;
  /** `evaluate(framework, …)` at `instant`; the page and the PDF print the same one. */
  evaluation: Evaluation;
  /** What was evaluated, in a person's words: "Estate", "Cluster prod-eu"; and how many assets that was. */
  scope: { name: string; assets: number };
  instant: Date;
  /** IANA time zone of the person who asked. */
  timeZone: string;
  /** Names by cluster id, for the lists of failing assets. */
  clusterNames: Readonly<Record<string, string>>;
  exceptions: readonly ControlException[];
  provenance: Provenance;
}

/**
 * The report of one framework as a PDF, in pieces. The same report gives the same bytes.
 * @throws TypeError when the evaluation is of another framework.
 */
export function frameworkReport(report: FrameworkReport): AsyncGenerator<Uint8Array> {
  const { framework, evaluation, scope, instant } = report;
  if (evaluation.framework.id !== framework.id)
    throw new TypeError(`evaluation of ${evaluation.framework.id} printed as ${framework.id}`);
  const name = `${framework.title} ${framework.version}`;
  const options = {
    title: `${name}: ${printable(scope.name)}`,
    subject: `Compliance of ${printable(scope.name)} with ${name}`,
    footer: `Plimsoll · ${name} · ${printable(scope.name, 60)} · ${instant.toISOString().slice(0, 16)}Z`,
    instant,
    inputs: createHash("sha256").update(JSON.stringify(report)).digest("hex"),
  };
  return pdfStream(options, (paper) => draw(paper, report));
}

function* draw(paper: Paper, report: FrameworkReport): Generator<void> {
  const results = new Map(report.evaluation.controls.map((result) => [result.id, result]));
  firstPage(paper, report);
  yield;
  yield* controlTables(paper, report, results);
  yield* shortfalls(paper, report, results);
  yield* attestations(paper, report, results);
  yield* exceptions(paper, report);
  yield* drawProvenance(paper, report.provenance);
}

function firstPage(
  paper: Paper,
  { framework, evaluation, scope, instant, timeZone, provenance }: FrameworkReport,
): void {
  paper.section();
  drawTitleBlock(paper, {
    kind: "Compliance report",
    title: framework.title,
    facts: [
      ["Version", `${framework.version}, ${framework.publisher}`],
      ["Scope", `${scope.name} (${scope.assets} live asset${scope.assets === 1 ? "" : "s"})`],
      ["As of", bothClocks(instant, timeZone)],
      ["Requested by", provenance.requestedBy],
      ["Source", framework.source],
    ],
  });
  score(paper, evaluation);
  drawStatusBar(paper, evaluation.totals);
  paper.heading(2, "How to read this", 40);
  paper.paragraph(
    "A control passes only when it is met by fresh tool results or attested by a person within its interval. A single failing answer keeps a control from passing. Partly met means that some answers pass while others fail or are missing. Excepted means that every failure is covered by an approved exception that ends on a date. Stale and not assessed mean that nobody knows today; they count against the percentage. Controls that apply to nothing in scope are left out of it.",
  );
  paper.paragraph(
    "Requirements are paraphrased; the ids are those of the publication, which is authoritative. An answer is one check on one asset, or one attestation.",
  );
}

function score(paper: Paper, { passing, applicable, percent }: Evaluation): void {
  const size = 30;
  paper.block("P", () => {
    const figure = percent === null ? "–" : `${Math.floor(percent)} %`;
    paper.type.draw(`${figure} `, paper.left, paper.y + size, "strong", size, INK);
    const x = paper.left + paper.type.width(figure, "strong", size) + 12;
    const words = `${passing} of ${applicable} applicable controls pass`;
    paper.type.draw(words, x, paper.y + size, "sans", SIZE.heading, MUTED);
  });
  paper.y += size + 14;
}

const CONTROLS: readonly Column[] = [
  { title: "Id", share: 1, face: "mono" },
  { title: "Control", share: 5 },
  { title: "Status", share: 2 },
  { title: "Pass", share: 0.85, align: "right" },
  { title: "Fail", share: 0.8, align: "right" },
  { title: "Open", share: 0.9, align: "right" },
  { title: "Evidence from", share: 1.7 },
];

type Results = ReadonlyMap<string, ControlResult>;

function* controlTables(paper: Paper, { framework }: FrameworkReport, results: Results): Generator<void> {
  paper.section();
  paper.heading(1, "Controls", 110);
  for (const section of framework.sections) {
    const controls = framework.controls.filter((control) => control.section === section.id);
    if (controls.length === 0) continue;
    paper.heading(2, `${section.id}  ${section.title}`);
    yield* drawTable(
      paper,
      CONTROLS,
      controls.map((control) => controlRow(control, results.get(control.id)!)),
    );
  }
}

function controlRow(
  control: Control,
  { status, counts, oldestEvidence, attestation }: ControlResult,
): Cell[] {
  const open = counts.manual + counts.stale + counts.notAssessed;
  const failed = counts.fail + counts.excepted;
  const attested = attestation ? day(attestation.effectiveFrom) : null;
  return [
    control.id,
    control.title,
    { text: STATUS_LABELS[status], mark: STATUS_MARKS[status], face: "strong" },
    String(counts.pass),
    String(failed),
    String(open),
    day(oldestEvidence ?? attested),
  ];
}

const FAILING: readonly Column[] = [
  { title: "Asset", share: 5 },
  { title: "Kind", share: 1.2 },
  { title: "Cluster", share: 1.8 },
  { title: "Failing checks", share: 3.8, face: "mono" },
  { title: "Exception", share: 1.3 },
];

function* shortfalls(paper: Paper, report: FrameworkReport, results: Results): Generator<void> {
  paper.section();
  paper.heading(1, "What fails, and where");
  const failing = report.framework.controls.filter((control) => results.get(control.id)!.failing.length > 0);
  if (failing.length === 0) paper.paragraph("No control has a failing answer.");
  for (const control of failing) {
    const result = results.get(control.id)!;
    paper.heading(2, `${control.id}  ${control.title}`, 90);
    paper.paragraph(control.requirement, { color: MUTED });
    paper.y += 3;
    yield* drawTable(
      paper,
      FAILING,
      result.failing.map(({ asset, checks, exception }) => [
        asset.name,
        asset.kind,
        asset.cluster === null ? "–" : (report.clusterNames[asset.cluster] ?? asset.cluster),
        checks.join(", "),
        exception ?? "–",
      ]),
    );
  }
}

const ATTESTATIONS: readonly Column[] = [
  { title: "Id", share: 1, face: "mono" },
  { title: "Statement", share: 5 },
  { title: "By", share: 1.6 },
  { title: "From", share: 1.3 },
  { title: "Until", share: 1.3 },
];

function* attestations(paper: Paper, { framework }: FrameworkReport, results: Results): Generator<void> {
  const made = framework.controls.flatMap(({ id }) => results.get(id)!.attestation ?? []);
  paper.section();
  paper.heading(1, "Attestations", 40);
  if (made.length === 0) paper.paragraph("No person has attested a control of this framework.");
  else
    yield* drawTable(
      paper,
      ATTESTATIONS,
      made.map((each) => [
        each.control,
        each.statement,
        each.by,
        day(each.effectiveFrom),
        day(each.expiresAt),
      ]),
    );
}

const EXCEPTIONS: readonly Column[] = [
  { title: "Exception", share: 2, face: "mono" },
  { title: "Control", share: 1, face: "mono" },
  { title: "Reason", share: 5 },
  { title: "From", share: 1.3 },
  { title: "Until", share: 1.3 },
];

function* exceptions(paper: Paper, { exceptions }: FrameworkReport): Generator<void> {
  if (exceptions.length === 0) return;
  paper.heading(1, "Exceptions", 60);
  yield* drawTable(
    paper,
    EXCEPTIONS,
    exceptions.map((each) => [
      each.id,
      each.control,
      each.reason,
      day(each.effectiveFrom),
      day(each.expiresAt),
    ]),
  );
}
