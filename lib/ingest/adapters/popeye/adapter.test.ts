import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { popeye } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => popeye.recognises(value));
  return popeye.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};
const observationsOf = (name: string) => read(name).targets.flatMap((target) => target.observations);

describe("popeye", () => {
  it("reads the old envelope and the new one", () => {
    expect(observationsOf("many.json").map((o) => [o.rule.id, o.outcome, o.severity])).toEqual([
      ["popeye/POP-900", "pass", "info"],
      ["popeye/clusterroles/unused-for-days-by", "fail", "medium"],
      ["popeye/POP-902", "fail", "high"],
      ["popeye/POP-903", "manual", "info"],
    ]);
    expect(read("one.json")).toMatchObject({
      scannedAt: "2026-03-01T10:00:00Z",
      subjects: [{ kind: "cluster", name: "east" }],
      targets: [{ asset: { objectKind: "Pod", namespace: "shop", name: "cart-1" } }],
    });
    expect(read("many.json").counts.checks).toEqual({ pass: 1, fail: 2, warn: 0, info: 1 });
  });

  it("says what is no issue", () => {
    expect(read("odd.json").skipped.map(({ path }) => path)).toEqual([
      "/popeye/sections/0",
      "/popeye/sections/1",
      "/popeye/sections/2/issues/a",
      "/popeye/sections/2/issues/b/0",
      "/popeye/sections/2/issues/b/1",
    ]);
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
  "popeye's real documents, counted by hand",
  () => {
    it.each([
      ["popeye/dd-many.json", { pass: 1, fail: 177, warn: 0, info: 52 }, { high: 12, medium: 165 }],
      ["popeye/dd-new-format.json", { pass: 0, fail: 1, warn: 0, info: 0 }, { medium: 1 }],
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
