import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { kubeaudit } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => kubeaudit.recognises(value));
  return kubeaudit.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};

describe("kubeaudit", () => {
  it("puts results on the workload, and on the cluster what is none", () => {
    const { targets, scannedAt, needs } = read("many.jsonl");
    expect(
      targets.map(({ asset, observations }) => [asset.kind, observations.map((o) => o.component.key)]),
    ).toEqual([
      ["workload", ["container/cart", "container/cart", "container/cart/SYS_ADMIN"]],
      ["cluster", ["object/Namespace//shop"]],
    ]);
    expect(targets[0]!.observations.map((o) => o.severity)).toEqual(["high", "medium", "high"]);
    expect([scannedAt, needs]).toEqual(["2026-03-01T09:00:07Z", "cluster"]);
  });

  it("passes over the tool's own log lines", () => {
    expect(read("odd.jsonl").counts.misconfigurations).toBe(2);
    expect(kubeaudit.recognises({ level: "info", msg: "Running inside the cluster" })).toBe(false);
  });

  it("closes nothing and keeps secrets out", () => {
    const readings = ["many.jsonl", "one.jsonl"].map(read);
    const slices = readings.flatMap((reading) => reading.targets.flatMap((target) => target.slices));
    expect(slices.length).toBeGreaterThan(0);
    expect(slices.some((slice) => slice.complete)).toBe(false);
    expect(readings.flatMap((reading) => reading.absences)).toEqual([]);
    expect(JSON.stringify(readings)).not.toContain("canary-7f3a9c");
  });
});

describe.skipIf(!existsSync(new URL("EXPECTED.tsv", CORPUS)))(
  "kubeaudit's real documents, counted by hand",
  () => {
    it.each([["kubeaudit/dd.json", { pass: 0, fail: 70, warn: 0, info: 0 }, { high: 50, medium: 20 }]])(
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
