import type { Observation, Reading, Slice, Target } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { parseEnvelope } from "../document-shape.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { bySeverity, countObservation, newTally, type Tally } from "../tally.ts";
import { benchmarkKey } from "./benchmark.ts";
import { type Control, Controls } from "./schema.ts";

export const kubeBench: Adapter = {
  format: "kube-bench",
  title: "kube-bench: CIS benchmarks of a Kubernetes node (--json)",
  tier: "full",
  version: 1,
  recognises,
  read,
};

/** Three envelopes: `{Controls, Totals}`, the bare array of controls, a single one. */
function controlsOf(document: unknown): unknown {
  if (Array.isArray(document)) return document;
  const object = asObject(document);
  return object && "Controls" in object ? object.Controls : [document];
}

function recognises(document: unknown): boolean {
  const list = controlsOf(document);
  const first = Array.isArray(list) ? asObject(list[0]) : null;
  if (first) return "tests" in first && ("node_type" in first || "version" in first);
  const object = asObject(document);
  return object !== null && "Controls" in object && "Totals" in object;
}

const OUTCOMES = { PASS: "pass", FAIL: "fail", WARN: "manual" } as const;

function read(document: unknown): Reading {
  const controls = parseEnvelope(Controls, controlsOf(document) ?? []);
  const enveloped = !Array.isArray(document) && asObject(document)?.Controls !== undefined;
  const tally = newTally();
  const host = newTarget({ kind: "host", name: null, machineId: null, systemUuid: null });
  const cluster = newTarget({ kind: "cluster", name: null });
  for (const [index, control] of controls.entries()) {
    const at = enveloped ? `/Controls/${index}` : Array.isArray(document) ? `/${index}` : "";
    // Policies are about the cluster; everything else was read on the node.
    readControl(control, at, control.node_type === "policies" ? cluster : host, tally);
  }
  return {
    format: kubeBench.format,
    tool: { name: "kube-bench", version: null },
    scannedAt: null,
    feeds: benchmarks(controls).map((version) => ({
      name: version,
      version: version.split("@")[1]!,
      builtAt: null,
    })),
    subjects: [],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [host, cluster].filter((target) => target.slices.length > 0),
    facts: [],
    absences: [],
    needs: host.slices.length > 0 ? "host" : "cluster",
  };
}

const newTarget = (asset: Target["asset"]): Target => ({ asset, slices: [], observations: [], packages: 0 });

const benchmarks = (controls: Control[]): string[] => [
  ...new Set(controls.map((c) => benchmarkKey(c.version ?? ""))),
];

function readControl(control: Control, pointer: string, target: Target, tally: Tally): void {
  const benchmark = benchmarkKey(control.version ?? "");
  for (const [t, test] of control.tests.entries()) {
    for (const [r, result] of (test.results ?? []).entries()) {
      const at = `${pointer}/tests/${t}/results/${r}`;
      const row = asObject(result);
      const number = asWord(row?.test_number);
      const status = asText(row?.status).toUpperCase();
      if (!row || !number) tally.skipped.push({ path: at, reason: "a result without a test number" });
      else if (status === "INFO") tally.counts.checks.info += 1;
      else if (status in OUTCOMES)
        keep(row, number, status as keyof typeof OUTCOMES, benchmark, control.node_type ?? "", target, tally);
      else
        tally.skipped.push({
          path: `${at}/status`,
          reason: `the status ${JSON.stringify(row.status)} is not known`,
        });
    }
  }
}

function keep(
  row: JsonObject,
  number: string,
  status: keyof typeof OUTCOMES,
  benchmark: string,
  nodeType: string,
  target: Target,
  tally: Tally,
): void {
  const slice: Slice = {
    key: `kube-bench:${benchmark}:${nodeType}:${number}`,
    kind: "misconfiguration",
    area: nodeType === "policies" ? "access" : "configuration",
    assesses: status !== "WARN",
    complete: true,
  };
  const observation: Observation = {
    kind: "misconfiguration",
    slice: slice.key,
    rule: {
      id: `${benchmark}/${number}`,
      aliases: [],
      title: asText(row.test_desc).trim(),
      description: "",
      remediation: asText(row.remediation).trim(),
      references: [],
      cvss: [],
      epss: null,
      kev: null,
      publishedAt: null,
    },
    component: { key: "", name: "", type: "", purl: null },
    version: "",
    fixedVersion: "",
    place: nodeType,
    severity: "medium",
    toolSeverity: status,
    outcome: OUTCOMES[status],
    fixState: "",
    layer: null,
    // `actual_value` holds whole command lines, tokens included: only the tool's own sentence is kept.
    detail: asText(row.reason).trim(),
  };
  if (!target.slices.some((known) => known.key === slice.key)) target.slices.push(slice);
  target.observations.push(observation);
  countObservation(tally, observation);
}
