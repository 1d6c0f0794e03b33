import { CsvTable } from "../../document/csv.ts";
import { brokenOf, entriesOf } from "../../document/stream.ts";
import { type Reading, UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { talliedReading } from "../tallied-reading.ts";
import { countObservation, newTally, type Tally } from "../tally.ts";
import { addToTarget, newTargetList, targetsIn } from "../target-list.ts";
import type { ProwlerFinding } from "./finding.ts";
import { placedFinding } from "./observation.ts";
import { isOcsf, ocsfFinding } from "./ocsf.ts";
import { isNativeJson, isProwlerTable, rowFinding } from "./row.ts";

export const prowler: Adapter = {
  format: "prowler",
  title: "Prowler: clusters and cloud accounts (OCSF, version 3 JSON, CSV)",
  tier: "additive",
  version: 1,
  stream: true,
  recognises,
  read,
};

const isFinding = (value: unknown): boolean => isOcsf(value) || isNativeJson(value);

function recognises(document: unknown): boolean {
  if (document instanceof CsvTable) return isProwlerTable(document);
  return isFinding(Array.isArray(document) ? document[0] : document);
}

/** Runs are often of some checks or regions only: what is absent closes nothing. */
function read(document: unknown): Reading {
  if (typeof document !== "object" || document === null) throw new UnreadableDocument("", "no findings");
  const tally = newTally();
  tally.skipped.push(...brokenOf(document));
  const targets = newTargetList();
  const all = [...findingsOf(document, tally)];
  for (const { at, finding } of all) {
    const placed = placedFinding(finding);
    if (typeof placed === "string") tally.skipped.push({ path: at, reason: placed });
    else if (finding.muted && finding.status === "FAIL")
      tally.skipped.push({ path: at, reason: `${finding.check} is muted`, loses: false });
    else {
      const { asset, slice, observation } = placed;
      countObservation(tally, observation);
      addToTarget(targets, asset, { slices: [slice], observations: [observation] });
    }
  }
  const inCluster = all.some(({ finding }) => finding.provider === "kubernetes");
  return talliedReading(tally, {
    format: prowler.format,
    tool: { name: "Prowler", version: all.find(({ finding }) => finding.version)?.finding.version ?? null },
    scannedAt: latest(all.map(({ finding }) => finding.at)),
    targets: targetsIn(targets),
    needs: inCluster ? "cluster" : null,
  });
}

function* findingsOf(document: object, tally: Tally): Generator<{ at: string; finding: ProwlerFinding }> {
  if (document instanceof CsvTable) {
    for (const { line, cells } of document.rows) yield { at: `line ${line}`, finding: rowFinding(cells) };
    return;
  }
  for (const { at, value } of entriesOf(document)) {
    const nested = Array.isArray(value)
      ? entriesOf(value).map((e) => ({ ...e, at: `${at} ${e.at}` }))
      : [{ at, value }];
    for (const entry of nested) {
      if (isOcsf(entry.value)) yield { at: entry.at, finding: ocsfFinding(entry.value) };
      else if (isNativeJson(entry.value)) yield { at: entry.at, finding: rowFinding(entry.value) };
      else tally.skipped.push({ path: entry.at, reason: "not a finding of Prowler" });
    }
  }
}

const latest = (times: readonly (string | null)[]): string | null =>
  times.reduce((last, time) => (time !== null && (last === null || time > last) ? time : last), null);
