import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Inspection, inspectDocument } from "../inspect.ts";
import { UnreadableDocument } from "../reading.ts";
import { addCounts } from "./add-counts.ts";

/** Real documents of real tools with counts taken by others, where they are at hand. The fixtures do without. */
const CORPUS = new URL("../../../../shared/corpus/", import.meta.url);
const present = existsSync(new URL("EXPECTED.tsv", CORPUS));
if (!present) console.log("skipped: no corpus of real documents beside the project");

/** EXPECTED's formats that have an adapter. */
const FORMATS = new Set([
  "admissionrequest",
  "admissionreview",
  "admissionreview-yaml",
  "asff",
  "checkov",
  "checkov-utf16",
  "csaf",
  "cyclonedx",
  "cyclonedx-vex",
  "docker-bench",
  "docker-info",
  "docker-inspect",
  "docker-list",
  "dsse",
  "epss",
  "falco",
  "grype",
  "hubble",
  "k8s-jsonl",
  "k8s-list",
  "k8s-yaml",
  "kev",
  "kube-bench",
  "kubescape",
  "kubescape-resources",
  "kubescape-session",
  "nvd20",
  "openvex",
  "osv",
  "osv-dir",
  "osv-scanner",
  "sarif",
  "spdx",
  "stackrox-image",
  "syft",
  "tetragon",
  "trivy-image",
  "trivy-k8s",
  "trivy-operator",
]);

/** `LOW=2 MEDIUM=1` as an inspection writes it; a document's null is our unknown. */
const severities = (text: string): Record<string, number> =>
  Object.fromEntries(
    text
      .split(" ")
      .filter(Boolean)
      .map((pair) => [
        pair.split("=")[0]!.toLowerCase().replace("null", "unknown"),
        Number(pair.split("=")[1]),
      ]),
  );

type Metric = (inspection: Inspection, expected: string) => [actual: unknown, wanted: unknown];

const pairs = (text: string): Record<string, number> =>
  Object.fromEntries(text.split(" ").map((pair) => [pair.split("=")[0]!, Number(pair.split("=")[1])]));

const sum = (text: string): number => Object.values(pairs(text)).reduce((total, n) => total + n, 0);

const failed: Metric = (i, e) => [
  [i.counts.misconfigurations, i.counts.checks.fail],
  [Number(e), Number(e)],
];

const METRICS: Record<string, Metric> = {
  vulnerabilities: (i, e) => [i.counts.vulnerabilities, Number(e)],
  matches: (i, e) => [i.counts.vulnerabilities, Number(e)],
  vulns_by_severity: (i, e) => [e === "" ? {} : i.bySeverity, severities(e)],
  by_severity: (i, e) => [i.bySeverity, severities(e)],
  misconf_fail: failed,
  checks_failed: failed,
  failed_control_results: failed,
  failed,
  passed: (i, e) => [i.counts.checks.pass, Number(e)],
  secrets: (i, e) => [i.counts.secrets, Number(e)],
  licenses: (i, e) => [i.counts.licenses, Number(e)],
  top_level_kinds: (i, e) => [i.counts.objects, Number(e)],
  artifact: (i, e) => [i.subjects[0]?.name ?? "", e],
  resources: (i, e) => [i.counts.objects, Number(e)],
  items: (i, e) => [i.counts.objects, Number(e)],
  objects: (i, e) => [i.counts.objects, Number(e)],
  components_recursive: (i, e) => [i.counts.components, Number(e)],
  packages: (i, e) => [i.counts.components, Number(e)],
  artifacts: (i, e) => [i.counts.components, Number(e)],
  statements: (i, e) => [i.counts.statements, Number(e)],
  product_status_counts: (i, e) => [i.counts.statements, sum(e)],
  events: (i, e) => [i.counts.events, Number(e)],
  flows: (i, e) => [i.counts.flows, Number(e)],
  rows: (i, e) => [i.counts.advisories, Number(e)],
  advisories: (i, e) => [i.counts.advisories, Number(e)],
  by_status: (i, e) => {
    const { FAIL = 0, INFO = 0, PASS = 0, WARN = 0 } = pairs(e);
    return [
      [i.counts.checks, i.counts.misconfigurations],
      [{ pass: PASS, fail: FAIL, warn: WARN, info: INFO }, FAIL],
    ];
  },
  by_result: (i, e) => {
    const { INFO = 0, NOTE = 0, PASS = 0, WARN = 0 } = pairs(e);
    return [
      [i.counts.checks, i.counts.misconfigurations],
      [{ pass: PASS, fail: 0, warn: WARN, info: INFO + NOTE }, WARN],
    ];
  },
};

/** Where a metric's name means something else in another format (METRICS.tsv). */
const METRICS_OF: Record<string, Record<string, Metric | null>> = {
  asff: { findings: (i, e) => [i.counts.results, Number(e)] },
  sarif: { results: (i, e) => [i.counts.results, Number(e)] },
  openvex: { by_status: null },
  "osv-scanner": { packages: null },
  "docker-list": { containers: (i, e) => [i.counts.objects, Number(e)] },
  kev: { vulnerabilities: (i, e) => [i.counts.advisories, Number(e)] },
  "stackrox-image": {
    components: (i, e) => [i.counts.components, Number(e)],
    name: (i, e) => [i.subjects[0]?.name, e],
    vulns: (i, e) => [i.counts.vulnerabilities, Number(e)],
  },
  nvd20: { vulnerabilities: (i, e) => [i.counts.advisories, Number(e)] },
};

const metricOf = (format: string, metric: string): Metric | null | undefined =>
  format in METRICS_OF && metric in METRICS_OF[format]! ? METRICS_OF[format]![metric] : METRICS[metric];

const rows = present
  ? readFileSync(new URL("EXPECTED.tsv", CORPUS), "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"))
      .filter(
        ([, format = "", metric = ""]) =>
          format === "reject" || (FORMATS.has(format) && metricOf(format, metric)),
      )
      .map(([path = "", format = "", metric = "", expected = ""]) => ({
        path,
        format: expected.startsWith("REJECT") ? "reject" : format,
        metric,
        expected,
      }))
  : [];

/** What is expected of a directory is the sum over its files. */
const inspected = (path: string): Inspection => {
  const url = new URL(path, CORPUS);
  if (!path.endsWith("/")) return inspectDocument(readFileSync(url));
  const files = readdirSync(url).map((name) => inspectDocument(readFileSync(new URL(name, url))));
  return { ...files[0]!, counts: files.map(({ counts }) => counts).reduce(addCounts) };
};

describe.skipIf(!present)("real documents", () => {
  it.each(rows.filter((row) => row.format !== "reject"))(
    "$path: $metric = $expected",
    ({ path, format, metric, expected }) => {
      const inspection = inspected(path);
      const [actual, wanted] = metricOf(format, metric)!(inspection, expected);
      expect(actual).toEqual(wanted);
    },
  );

  it.each(rows.filter((row) => row.format === "reject"))(
    "$path is refused at $expected",
    ({ path, expected }) => {
      let refused: unknown;
      try {
        inspectDocument(readFileSync(new URL(path, CORPUS)));
      } catch (error) {
        refused = error;
      }
      expect(refused).toBeInstanceOf(UnreadableDocument);
      const { path: place, message } = refused as UnreadableDocument;
      if (expected.startsWith("/")) expect(place).toBe(expected);
      else if (expected.startsWith("byte")) expect(place).toMatch(/^byte \d+$/);
      else if (expected.startsWith("REJECT")) expect(message).toContain("not a document");
      else expect(message).toContain("empty document");
    },
  );
});
