import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Inspection, inspectDocument } from "../inspect.ts";
import { UnreadableDocument } from "../reading.ts";

const directory = process.env.PLIMSOLL_CORPUS;
const CORPUS = new URL(directory ? `file://${directory}/` : "../../../../shared/corpus/", import.meta.url);
const present = existsSync(new URL("EXPECTED.tsv", CORPUS));
if (!present)
  console.warn("corpus.test.ts: no ../shared/corpus beside the project, real documents not compared");

const FORMATS = [
  "trivy-image",
  "trivy-k8s",
  "grype",
  "kube-bench",
  "cyclonedx",
  "k8s-list",
  "docker-inspect",
  "reject",
];

/** `WORD=n WORD=n` with the words in lower case, `null` (none stated) as unknown; words without a number are no entry. */
function tallyOf(text: string, empty: Record<string, number> = {}): Record<string, number> {
  const pairs = [...text.matchAll(/(\S+?)=(\d+)/g)].map(([, word, n]) => [
    word === "null" ? "unknown" : word?.toLowerCase(),
    Number(n),
  ]);
  return { ...empty, ...Object.fromEntries(pairs) };
}

const NO_CHECKS = { pass: 0, fail: 0, warn: 0, info: 0 };

/** The places that METRICS.tsv names, as [what is said, what is expected]; null for a metric that names none. */
function compared(inspection: Inspection, format: string, metric: string, expected: string) {
  const { counts, bySeverity, subjects } = inspection;
  switch (metric) {
    case "vulnerabilities":
    case "matches":
      return [counts.vulnerabilities, Number(expected)];
    case "vulns_by_severity":
    case "by_severity":
      return format === "trivy-k8s" ? null : [bySeverity, tallyOf(expected)];
    case "misconf_fail":
      return [
        [counts.misconfigurations, counts.checks.fail],
        [Number(expected), Number(expected)],
      ];
    case "secrets":
    case "licenses":
      return [counts[metric], Number(expected)];
    case "artifact":
      return [subjects[0]?.name, expected];
    case "resources":
    case "items":
    case "objects":
      return [counts.objects, Number(expected)];
    case "components_recursive":
      return [counts.components, Number(expected)];
    case "by_status":
      return [counts.checks, tallyOf(expected, NO_CHECKS)];
    default:
      return null;
  }
}

const rows = present
  ? readFileSync(new URL("EXPECTED.tsv", CORPUS), "utf8")
      .split("\n")
      .slice(1)
      .filter((line) => line !== "")
      .map((line) => line.split("\t") as [string, string, string, string])
      .filter(([, format]) => FORMATS.includes(format))
  : [];
const files = [...new Set(rows.map(([path]) => path))];

describe.skipIf(!present)("real documents", () => {
  it.each(files)("%s", (file) => {
    const bytes = readFileSync(new URL(file, CORPUS));
    const own = rows.filter(([path]) => path === file);
    if (own.some(([, format]) => format === "reject")) {
      expect(() => inspectDocument(bytes)).toThrow(UnreadableDocument);
      return;
    }
    const inspection = inspectDocument(bytes);
    for (const [, format, metric, expected] of own) {
      const pair = compared(inspection, format, metric, expected);
      if (pair !== null) expect(pair[0], `${metric}`).toEqual(pair[1]);
    }
  });
});
