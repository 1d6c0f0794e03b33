import { CsvTable } from "../../document/csv.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import { asList, asObject, step } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countVulnerability, newTally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import { SLICE } from "./package.ts";
import { isRow, isTable, readRow, rowOf, subjectOf } from "./row.ts";

interface Line {
  path: string;
  raw: unknown;
}

/** Lines of a table, of `data`, or of the tables among `panels`; null where a document has none of these. */
function linesIn(document: unknown): Line[] | null {
  if (document instanceof CsvTable)
    return document.rows.map(({ line, cells }) => ({ path: `line ${line}`, raw: cells }));
  const report = asObject(document);
  if (Array.isArray(report?.data)) return listed(report.data, "/data");
  if (!Array.isArray(report?.panels)) return null;
  return report.panels.flatMap((panel, index) =>
    listed(asList(asObject(panel)?.data), `${step("/panels", index)}/data`),
  );
}

const listed = (entries: readonly unknown[], path: string): Line[] =>
  Array.from(entries, (raw, index) => ({ path: step(path, index), raw }));

export function isReport(document: unknown): boolean {
  if (document instanceof CsvTable) return isTable(document);
  const [first] = linesIn(document) ?? [];
  if (first !== undefined) return isRow(asObject(first.raw) ?? {});
  const report = asObject(document);
  return Array.isArray(report?.panels) && "zones" in report && "schedule" in report;
}

/** A report on vulnerabilities: a line for each package, image and vulnerability. */
export function readReport(document: unknown, format: string): Reading {
  const lines = linesIn(document);
  if (lines === null) throw new UnreadableDocument("/data", "not a list");
  const tally = newTally();
  const targets = newTargetList();
  const subjects = new Map<string, Reading["subjects"][number]>();
  let needs: Reading["needs"] = null;
  for (const { path, raw } of lines) {
    const cells = asObject(raw);
    const row = rowOf(cells ?? {});
    const read = cells === null ? "not an object" : readRow(row);
    if (typeof read === "string") {
      tally.skipped.push({ path, reason: read });
      continue;
    }
    const { observation, aside } = read;
    countVulnerability(tally, observation.severity);
    if (aside !== null)
      tally.skipped.push({ path, reason: `${observation.rule.id}: ${aside}`, loses: false });
    const subject = subjectOf(row);
    needs ??= subject.needs;
    subjects.set(JSON.stringify(subject.shown), subject.shown);
    addToTarget(targets, subject.asset, {
      slices: [SLICE],
      observations: aside === null ? [observation] : [],
    });
  }
  return talliedReading(tally, {
    format,
    tool: { name: "Sysdig", version: null },
    subjects: [...subjects.values()],
    targets: targetsIn(targets),
    needs,
  });
}
