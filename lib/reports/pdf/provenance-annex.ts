import type { Provenance, ReportProvenance } from "../provenance.ts";
import { stamp } from "./instant.ts";
import type { Paper } from "./paper.ts";
import type { Cell, Column } from "./table.ts";
import { drawTable } from "./table.ts";

const REPORTS: readonly Column[] = [
  { title: "Report (SHA-256)", share: 3, face: "mono" },
  { title: "Tool and feeds", share: 2.6 },
  { title: "About", share: 2.6 },
  { title: "Collector", share: 1.6 },
  { title: "Observed; received (UTC)", share: 2.2 },
  { title: "Complete for", share: 2 },
];

const EXCLUSIONS: readonly Column[] = [
  { title: "Left out", share: 3 },
  { title: "By", share: 1.5 },
  { title: "Since (UTC)", share: 2 },
  { title: "Because", share: 4 },
];

/** The last part of every exported document: what it was made from, and what was left out on purpose. */
export function* drawProvenance(paper: Paper, provenance: Provenance): Generator<void> {
  const { product, requestedBy, reports, exclusions } = provenance;
  paper.section();
  paper.heading(1, "Where these numbers come from");
  paper.paragraph(
    `Made by ${product.name} ${product.version} for ${requestedBy} from ${reports.length} report${reports.length === 1 ? "" : "s"}. Each is kept under the digest printed here; the bytes behind a digest cannot be exchanged unnoticed.`,
  );
  paper.y += 4;
  if (reports.length > 0) yield* drawTable(paper, REPORTS, reports.map(reportRow));
  paper.heading(2, "Left out on purpose", 30);
  if (exclusions.length === 0) paper.paragraph("Nothing in this scope has been excluded.");
  else
    yield* drawTable(
      paper,
      EXCLUSIONS,
      exclusions.map((each) => [each.what, each.by, stamp(each.since), each.reason]),
    );
}

function reportRow(report: ReportProvenance): Cell[] {
  const tool = `${report.tool.name} ${report.tool.version ?? "(version not stated)"}`;
  const feeds = report.feeds.map(
    (feed) =>
      `${feed.name} ${feed.version ?? ""} ${feed.builtAt === null ? "(build time not stated)" : `built ${stamp(feed.builtAt)}`}`,
  );
  return [
    report.sha256,
    [tool, ...(feeds.length > 0 ? feeds : ["no feed stated"])].join("; "),
    report.subject,
    report.collector,
    `${stamp(report.observedAt)}; ${stamp(report.receivedAt)}`,
    report.coverage,
  ];
}
