import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { kubeLinter } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => kubeLinter.recognises(value));
  return kubeLinter.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};
const observationsOf = (name: string) => read(name).targets.flatMap((target) => target.observations);

describe("kube-linter", () => {
  it("tells containers of one object apart, and takes each failure for a medium one", () => {
    const found = observationsOf("many.json");
    expect(found.map(({ rule, component }) => [rule.id, component.key])).toEqual([
      ["kube-linter/latest-tag", "object/Deployment/shop/cart/container/app"],
      ["kube-linter/latest-tag", "object/Deployment/shop/cart/container/side"],
      ["kube-linter/env-var-secret", "object/Deployment/shop/cart/container/app"],
      ["kube-linter/dangling-service", "object/Service/shop/cart"],
    ]);
    expect(found[0]).toMatchObject({
      severity: "medium",
      rule: { description: "Tags that move." },
      place: "shop/cart.yaml",
    });
    expect(read("many.json")).toMatchObject({ needs: "source", scannedAt: "2026-03-01T10:00:00.5Z" });
  });

  it("says which reports name no check", () => {
    expect(read("odd.json").skipped.map(({ path }) => path)).toEqual(["/Reports/0", "/Reports/1"]);
    expect(read("none.json").skipped).toEqual([]);
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
  "kube-linter's real documents, counted by hand",
  () => {
    it.each([["kube-linter/dd-many.json", { pass: 0, fail: 7, warn: 0, info: 0 }, { medium: 7 }]])(
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
