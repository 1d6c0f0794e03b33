import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trivyImage } from "../../prisma/factories/trivy.ts";
import { boundedKey } from "./bounded-keys.ts";
import { readReadings } from "./readings.ts";

describe("a key", () => {
  it("of the usual length is left as it is; a longer one keeps its beginning and fits an index", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000, unit: "grapheme" }), (text) => {
        const key = boundedKey(text);
        if (text.length <= 800) expect(key).toBe(text);
        expect(Buffer.byteLength(key)).toBeLessThan(2_600);
        expect(key.isWellFormed()).toBe(text.isWellFormed() || key.isWellFormed());
      }),
    );
  });

  it("is another where only the end differs", () => {
    expect(boundedKey(`${"a".repeat(5_000)}1`)).not.toBe(boundedKey(`${"a".repeat(5_000)}2`));
  });
});

const image = {
  repository: "registry.example/app",
  tag: "1",
  content: "c",
  os: { family: "debian", name: "12" },
  at: "2026-03-01T10:00:00Z",
};
const flaw = {
  id: "CVE-2026-0001",
  package: "zlib",
  type: "deb" as const,
  version: "1",
  severity: "low" as const,
};
const read = (document: object) => readReadings(Buffer.from(JSON.stringify(document)))[0]!.reading;

describe("a reading", () => {
  it("of a version of five thousand characters has one that fits, in a slice that is declared", () => {
    const [target] = read(
      trivyImage({ ...image, flaws: [{ ...flaw, version: "9".repeat(5_000) }, flaw] }),
    ).targets;
    expect(target!.observations.map((o) => o.version.length < 800)).toEqual([true, true]);
    const declared = target!.slices.map((slice) => slice.key);
    expect(target!.observations.every((o) => declared.includes(o.slice))).toBe(true);
  });

  it("names no image by a tag of five thousand characters", () => {
    const [target] = read(trivyImage({ ...image, tag: "t".repeat(5_000), flaws: [flaw] })).targets;
    expect(target!.asset).toMatchObject({ kind: "image", tags: [] });
  });
});
