import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocuments } from "../../document/document.ts";
import { DocumentStream } from "../../document/stream.ts";
import { inspectDocument } from "../../inspect.ts";
import { hadolint } from "./adapter.ts";

const CORPUS = new URL("../../../../../shared/corpus/", import.meta.url);

const read = (name: string) => {
  const parts = readDocuments(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  const own = parts.filter(({ value }) => hadolint.recognises(value));
  return hadolint.read(own.length === 1 ? own[0]!.value : new DocumentStream(own, []));
};
const observationsOf = (name: string) => read(name).targets.flatMap((target) => target.observations);

describe("hadolint", () => {
  it("makes one problem of a rule in a file, wherever in it", () => {
    expect(observationsOf("many.json").map((o) => [o.rule.id, o.component.key, o.place, o.severity])).toEqual(
      [
        ["hadolint/DL9008", "file/shop/Dockerfile", "shop/Dockerfile:9", "medium"],
        ["hadolint/DL9008", "file/shop/Dockerfile", "shop/Dockerfile:12", "medium"],
        ["hadolint/SC2086", "file/shop/Dockerfile.web", "shop/Dockerfile.web:9", "low"],
        ["hadolint/DL9000", "file/shop/Dockerfile", "shop/Dockerfile:9", "high"],
        ["hadolint/DL9001", "file/shop/Dockerfile", "shop/Dockerfile:9", "negligible"],
      ],
    );
    expect(read("many.json").needs).toBe("source");
  });

  it("says what is no remark", () => {
    expect(read("odd.json").skipped.map(({ path }) => path)).toEqual(["/1", "/2"]);
  });

  it("closes nothing and keeps secrets out", () => {
    const readings = ["many.json", "one.json"].map(read);
    const slices = readings.flatMap((reading) => reading.targets.flatMap((target) => target.slices));
    expect(slices.length).toBeGreaterThan(0);
    expect(slices.some((slice) => slice.complete)).toBe(false);
    expect(readings.flatMap((reading) => reading.absences)).toEqual([]);
    expect(JSON.stringify(readings)).not.toContain("canary-7f3a9c");
  });
});

describe.skipIf(!existsSync(new URL("EXPECTED.tsv", CORPUS)))(
  "hadolint's real documents, counted by hand",
  () => {
    it.each([["hadolint/dd-many.json", { pass: 0, fail: 12, warn: 0, info: 0 }, { medium: 9, low: 3 }]])(
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
