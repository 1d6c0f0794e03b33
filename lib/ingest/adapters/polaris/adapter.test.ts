import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { polaris } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => polaris.recognises(value));
  return polaris.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};

describe("polaris", () => {
  it("reads a cluster's objects, pods and containers", () => {
    const { targets, counts, needs } = read("many.json");
    expect(counts.checks).toEqual({ pass: 1, fail: 3, warn: 0, info: 0 });
    expect(
      targets.map(({ asset, slices, observations }) => [
        asset.kind,
        slices[0]!.area,
        observations.map((o) => `${o.rule.id} ${o.component.key}`.trim()),
      ]),
    ).toEqual([
      [
        "workload",
        "configuration",
        ["polaris/replicas", "polaris/hostPIDSet", "polaris/tagNotSpecified container/app"],
      ],
      ["cluster", "access", ["polaris/clusterrole object/ClusterRole//all"]],
    ]);
    expect(needs).toBe("cluster");
  });

  it("reads files as one source, and never the zero time", () => {
    const { targets, needs, scannedAt } = read("one.json");
    expect(targets).toMatchObject([{ asset: { kind: "source", artifact: "deploy/" } }]);
    expect([needs, scannedAt, read("odd.json").needs]).toEqual([null, null, "source"]);
    expect(targets[0]!.observations[2]!.component.key).toBe("object/Deployment/shop/cart/container/app");
  });

  it("says what is no check", () => {
    expect(read("odd.json").skipped.map(({ path }) => path)).toEqual([
      "/Results/0",
      "/Results/1",
      "/Results/2/Results/",
      "/Results/2/Results/bare",
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
  "polaris's real documents, counted by hand",
  () => {
    it.each([["polaris/project-output.json", { pass: 76, fail: 0, warn: 0, info: 0 }, {}]])(
      "%s",
      (path, checks, bySeverity) => {
        const inspection = inspectDocument(readFileSync(new URL(path, CORPUS)));
        expect([
          inspection.counts.checks,
          inspection.counts.misconfigurations,
          inspection.bySeverity,
        ]).toEqual([checks, checks.fail, bySeverity]);
      },
    );
  },
);
