import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { kubeHunter } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => kubeHunter.recognises(value));
  return kubeHunter.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};
const observationsOf = (name: string) => read(name).targets.flatMap((target) => target.observations);

describe("kube-hunter", () => {
  it("names weaknesses by their id, else by their words, at a place that stays the same", () => {
    const found = observationsOf("many.json");
    expect(found.map(({ rule, component }) => [rule.id, component.key])).toEqual([
      ["kube-hunter/KHV901", "location/192.0.2.1:10250"],
      ["kube-hunter/loose-ends", "location/Local to Pod"],
      ["kube-hunter/KHV902", "location/192.0.2.1:10250"],
      ["kube-hunter/KHV903", "location/192.0.2.1:10250"],
    ]);
    expect(found.map(({ detail }) => detail)).toEqual(["count: 2", "count: 2", "", "saw [redacted]"]);
    expect(read("many.json").needs).toBe("cluster");
  });

  it("says which entries have no name, and keeps unknown words for a severity", () => {
    expect(read("odd.json").skipped.map(({ path }) => path)).toEqual([
      "/vulnerabilities/0",
      "/vulnerabilities/1",
    ]);
    expect(observationsOf("odd.json")).toMatchObject([{ severity: "unknown", toolSeverity: "peculiar" }]);
  });

  it("closes nothing and keeps secrets out", () => {
    const readings = ["many.json", "one.json", "none.json"].map(read);
    const slices = readings.flatMap((reading) => reading.targets.flatMap((target) => target.slices));
    expect(slices.length).toBeGreaterThan(0);
    expect(slices.some((slice) => slice.complete)).toBe(false);
    expect(readings.flatMap((reading) => reading.absences)).toEqual([]);
    expect(JSON.stringify(readings)).not.toContain("canary-7f3a9c");
  });
});

describe.skipIf(!existsSync(new URL("EXPECTED.tsv", CORPUS)))(
  "kube-hunter's real documents, counted by hand",
  () => {
    it.each([
      ["kube-hunter/dd-dupe.json", { pass: 0, fail: 2, warn: 0, info: 0 }, { high: 2 }],
      ["kube-hunter/dd-many.json", { pass: 0, fail: 8, warn: 0, info: 0 }, { high: 2, medium: 3, low: 3 }],
    ])("%s", (path, checks, bySeverity) => {
      const inspection = inspectDocument(readFileSync(new URL(path, CORPUS)));
      expect([inspection.counts.checks, inspection.counts.misconfigurations, inspection.bySeverity]).toEqual([
        checks,
        checks.fail,
        bySeverity,
      ]);
    });
  },
);
