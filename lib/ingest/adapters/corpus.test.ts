import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Inspection, inspectDocument } from "../inspect.ts";
import { UnreadableDocument } from "../reading.ts";

/** Real documents of real tools with counts taken by others, where they are at hand. The fixtures do without. */
const CORPUS = new URL("../../../../shared/corpus/", import.meta.url);
const present = existsSync(new URL("EXPECTED.tsv", CORPUS));
if (!present) console.log("skipped: no corpus of real documents beside the project");

const FORMATS = new Set([
  "trivy-image",
  "trivy-k8s",
  "grype",
  "kube-bench",
  "cyclonedx",
  "cyclonedx-vex",
  "k8s-list",
  "docker-inspect",
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

const METRICS: Record<
  string,
  (inspection: Inspection, expected: string) => [actual: unknown, wanted: unknown]
> = {
  vulnerabilities: (i, e) => [i.counts.vulnerabilities, Number(e)],
  matches: (i, e) => [i.counts.vulnerabilities, Number(e)],
  vulns_by_severity: (i, e) => [e === "" ? {} : i.bySeverity, severities(e)],
  by_severity: (i, e) => [i.bySeverity, severities(e)],
  misconf_fail: (i, e) => [
    [i.counts.misconfigurations, i.counts.checks.fail],
    [Number(e), Number(e)],
  ],
  secrets: (i, e) => [i.counts.secrets, Number(e)],
  licenses: (i, e) => [i.counts.licenses, Number(e)],
  artifact: (i, e) => [i.subjects[0]?.name ?? "", e],
  resources: (i, e) => [i.counts.objects, Number(e)],
  items: (i, e) => [i.counts.objects, Number(e)],
  objects: (i, e) => [i.counts.objects, Number(e)],
  components_recursive: (i, e) => [i.counts.components, Number(e)],
  by_status: (i, e) => {
    const {
      FAIL = 0,
      INFO = 0,
      PASS = 0,
      WARN = 0,
    } = Object.fromEntries(e.split(" ").map((p) => [p.split("=")[0], Number(p.split("=")[1])]));
    return [
      [i.counts.checks, i.counts.misconfigurations],
      [{ pass: PASS, fail: FAIL, warn: WARN, info: INFO }, FAIL],
    ];
  },
};

const rows = present
  ? readFileSync(new URL("EXPECTED.tsv", CORPUS), "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"))
      .filter(
        ([, format = "", metric = ""]) => format === "reject" || (FORMATS.has(format) && metric in METRICS),
      )
      .map(([path = "", format = "", metric = "", expected = ""]) => ({ path, format, metric, expected }))
  : [];

describe.skipIf(!present)("real documents", () => {
  it.each(rows.filter((row) => row.format !== "reject"))(
    "$path: $metric = $expected",
    ({ path, metric, expected }) => {
      const inspection = inspectDocument(readFileSync(new URL(path, CORPUS)));
      const [actual, wanted] = METRICS[metric]!(inspection, expected);
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
      else expect(message).toContain("empty document");
    },
  );
});
