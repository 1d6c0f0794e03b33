import {
  type AssetMention,
  type Observation,
  type Reading,
  type Slice,
  type Target,
  UnreadableDocument,
} from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { benchmarkOf } from "../benchmark.ts";
import { asObject, asWord, step } from "../json-value.ts";
import { bySeverity, countObservation, newTally, type Tally } from "../tally.ts";
import { readResult } from "./result.ts";

export const kubeBench: Adapter = {
  format: "kube-bench",
  title: "kube-bench: CIS benchmarks of a node and its cluster (JSON)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

const isControl = (value: unknown): boolean => {
  const control = asObject(value);
  return control !== null && "tests" in control && "node_type" in control;
};

function recognises(document: unknown): boolean {
  if (Array.isArray(document)) return isControl(document[0]);
  const report = asObject(document);
  if (report === null) return false;
  if (!("Controls" in report)) return isControl(report);
  const { Controls: controls } = report;
  if (controls !== null && !Array.isArray(controls)) return false;
  return controls?.[0] === undefined
    ? Object.keys(report).every((key) => key === "Controls" || key === "Totals")
    : isControl(controls[0]);
}

/**
 * What is checked on a machine stands on the host; the policies section looks at the cluster's objects and stands
 * on the cluster. The document names neither. `Totals` is never read: it is wrong where runs were joined.
 */
function read(document: unknown): Reading {
  const { controls, at } = controlsOf(document);
  const tally = newTally();
  const observations: { onCluster: boolean; observation: Observation }[] = [];
  for (const [index, raw] of controls.entries())
    observations.push(...readControl(raw, at === null ? "" : step(at, index), tally));
  const stand = (cluster: boolean) =>
    observations.filter(({ onCluster }) => onCluster === cluster).map(({ observation }) => observation);
  const host: AssetMention = { kind: "host", name: null, machineId: null, systemUuid: null };
  const targets = [
    targetOf(host, stand(false)),
    targetOf({ kind: "cluster", name: null }, stand(true)),
  ].filter((target) => target.observations.length > 0);
  return {
    format: kubeBench.format,
    tool: { name: "kube-bench", version: null },
    scannedAt: null,
    feeds: [],
    subjects: [],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets,
    facts: [],
    absences: [],
    needs: "host",
  };
}

/** `at` is the pointer of the list of controls, null where the document is one control. */
function controlsOf(document: unknown): { controls: readonly unknown[]; at: string | null } {
  if (Array.isArray(document)) return { controls: document, at: "" };
  const report = asObject(document);
  if (report === null) throw new UnreadableDocument("", "not a kube-bench report");
  if (!("Controls" in report)) return { controls: [report], at: null };
  if (report.Controls === null) return { controls: [], at: "/Controls" };
  if (!Array.isArray(report.Controls)) throw new UnreadableDocument("/Controls", "not a list");
  return { controls: report.Controls, at: "/Controls" };
}

function* readControl(raw: unknown, at: string, tally: Tally) {
  const control = asObject(raw);
  if (control === null) {
    tally.skipped.push({ path: at, reason: "not an object" });
    return;
  }
  const nodeType = asWord(control.node_type) ?? "node";
  const context = { benchmark: benchmarkOf(asWord(control.version)), nodeType };
  for (const { raw: result, path } of resultsOf(control.tests, step(at, "tests"), tally)) {
    const read = readResult(result, context);
    if (read === "info") tally.counts.checks.info += 1;
    else if ("leftOut" in read) tally.skipped.push({ path, reason: read.leftOut });
    else {
      countObservation(tally, read);
      yield { onCluster: nodeType === "policies", observation: read };
    }
  }
}

function* resultsOf(tests: unknown, at: string, tally: Tally) {
  for (const { raw: section, path } of entries(tests, at, tally)) {
    const group = asObject(section);
    if (group === null) tally.skipped.push({ path, reason: "not an object" });
    else yield* entries(group.results, step(path, "results"), tally);
  }
}

/** The entries of a list that Go writes as `null` when it is empty. */
function* entries(list: unknown, at: string, tally: Tally) {
  if (list === null || list === undefined) return;
  if (!Array.isArray(list)) {
    tally.skipped.push({ path: at, reason: "not a list" });
    return;
  }
  for (const [index, raw] of list.entries()) yield { raw: raw as unknown, path: step(at, index) };
}

/** Each test is a slice of its own: runs are often of some sections only. One nobody could answer assesses nothing. */
function targetOf(asset: AssetMention, observations: Observation[]): Target {
  const slices = new Map<string, Slice>();
  for (const { slice: key, outcome } of observations) {
    const assesses = outcome !== "manual" || (slices.get(key)?.assesses ?? false);
    const area = asset.kind === "cluster" ? "access" : "configuration";
    slices.set(key, { key, kind: "misconfiguration", area, assesses, complete: true });
  }
  return { asset, slices: [...slices.values()], observations, packages: 0 };
}
