import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { dockle } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => dockle.recognises(value));
  return dockle.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};
const observationsOf = (name: string) => read(name).targets.flatMap((target) => target.observations);

describe("dockle", () => {
  it("grades checks, and sets aside what its settings ignore", () => {
    const { counts, skipped, needs } = read("many.json");
    expect(counts.checks).toEqual({ pass: 4, fail: 2, warn: 0, info: 1 });
    expect(observationsOf("many.json").map((o) => [o.rule.id, o.severity, o.outcome])).toEqual([
      ["dockle/CIS-DI-9010", "high", "fail"],
      ["dockle/DKL-DI-9001", "medium", "fail"],
      ["dockle/CIS-DI-9005", "low", "manual"],
      ["dockle/DKL-LI-9001", "unknown", "pass"],
    ]);
    expect(skipped).toEqual([{ path: "/details/3", reason: expect.any(String), loses: false }]);
    expect(needs).toBe("image");
  });

  it("takes the image from the document where it is named", () => {
    expect(read("one.json")).toMatchObject({
      needs: null,
      targets: [{ asset: { kind: "image", references: ["registry.example/cart:1"] } }],
    });
    expect(read("odd.json").counts.checks.pass).toBe(0);
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
  "dockle's real documents, counted by hand",
  () => {
    it.each([
      ["dockle/dd-many.json", { pass: 12, fail: 1, warn: 0, info: 2 }, { medium: 1 }],
      ["dockle/dd-none.json", { pass: 16, fail: 0, warn: 0, info: 0 }, {}],
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
