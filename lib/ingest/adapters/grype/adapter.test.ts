import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trivy } from "../trivy/adapter.ts";
import { grype } from "./adapter.ts";
import { exclusionsOf } from "./exclusions.ts";

const document = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}.json`, import.meta.url), "utf8"));
const read = (name: string) => grype.read(document(`grype/fixtures/${name}`));

describe("grype", () => {
  it("reads an image and its matches", () => {
    const reading = read("many");
    expect(reading).toMatchObject({
      format: "grype",
      tool: { name: "Grype", version: "0.94.0" },
      scannedAt: "2026-03-02T09:00:00.5Z",
      feeds: [{ name: "grype-db", version: "v6.0.2", builtAt: "2026-03-01T01:00:00Z" }],
      bySeverity: { high: 1, medium: 1, critical: 1, negligible: 1 },
      skipped: [{ path: "/ignoredMatches/0", loses: false }],
      notes: [],
      needs: null,
    });
    const [target] = reading.targets;
    expect(target?.asset).toMatchObject({
      references: ["registry.example/shop/cart:2.4", `registry.example/shop/cart@sha256:${"b".repeat(64)}`],
      configDigests: [`sha256:${"a".repeat(64)}`],
      manifestDigest: `sha256:${"e".repeat(64)}`,
      platform: "linux/amd64",
      os: { family: "redhat", name: "8.9" },
    });
    expect(target?.slices).toEqual([
      {
        key: "grype:packages",
        kind: "vulnerability",
        area: "vulnerabilities",
        assesses: true,
        complete: true,
      },
    ]);
    expect(
      target?.observations.map(({ rule, fixState, place }) => [
        rule.id,
        rule.aliases,
        rule.epss,
        rule.kev,
        fixState,
        place,
      ]),
    ).toEqual([
      ["CVE-2026-1111", [], 0.25, true, "fixed", ""],
      ["CVE-2026-1111", [], 0.25, true, "will_not_fix", ""],
      ["GHSA-aaaa-bbbb-cccc", ["CVE-2026-2222"], null, null, "unknown", "/x/rocket"],
      ["CVE-2026-2223", [], null, null, "unknown", "/x/engine"],
    ]);
    expect(target?.observations[2]?.rule).toMatchObject({ description: "the story", cvss: [{ score: 9.8 }] });
  });

  it("names packages and images as Trivy does", () => {
    const keys = (reading: ReturnType<typeof read>) =>
      new Set(
        reading.targets[0]?.observations
          .filter(({ kind }) => kind === "vulnerability")
          .map(({ component }) => component.key),
      );
    const byTrivy = trivy.read(document("trivy/fixtures/many"));
    expect([...keys(read("many"))].filter((key) => !keys(byTrivy).has(key))).toEqual([]);
    const image = (reading: ReturnType<typeof read>) => {
      const asset = reading.targets[0]?.asset;
      return asset?.kind === "image" ? [asset.references[0], asset.configDigests, asset.repoDigests] : null;
    };
    expect(image(read("many"))).toEqual(image(byTrivy));
  });

  it("closes nothing where its own rules leave problems out", () => {
    const reading = read("one");
    expect(reading).toMatchObject({ needs: "source", subjects: [{ kind: "source", name: "." }] });
    expect(reading.targets[0]?.slices[0]?.complete).toBe(false);
    expect(reading.notes.map(({ reason }) => reason)).toEqual([
      "only-fixed: problems without a fix are left out",
      "1 ignore rules of its own",
    ]);
    expect(reading.skipped[0]?.reason).toBe("ignored by a rule of Grype: CVE-2026-6666, x, accepted");
    expect(reading.counts.vulnerabilities).toBe(1);
  });

  it("reads old versions, and skips broken matches by pointer", () => {
    const reading = read("odd");
    expect(reading).toMatchObject({ scannedAt: null, feeds: [], bySeverity: { medium: 1, unknown: 1 } });
    expect(reading.skipped.map(({ path }) => path)).toEqual(["/matches/2", "/matches/3", "/matches/4"]);
    expect(reading.targets[0]?.asset).toMatchObject({
      references: [`x@sha256:${"f".repeat(64)}`],
      configDigests: [],
      os: null,
    });
    expect(reading.targets[0]?.observations[0]).toMatchObject({
      fixedVersion: "1.2",
      rule: { cvss: [{ version: "2.0", score: 5.8 }], references: ["https://l.example/1"] },
    });
  });

  it("covers a known system without matches, but nothing where it may not have looked", () => {
    const none = document("grype/fixtures/none") as object;
    expect(grype.read(none).targets[0]?.slices).toHaveLength(1);
    expect(grype.read({ ...none, distro: { name: "", version: "" } }).targets[0]?.slices).toEqual([]);
  });

  it.each([
    [undefined, 0],
    ["nonsense", 0],
    [{ exclude: ["./test/**"] }, 1],
    [{ "vex-documents": ["a.json"], "only-notfixed": true }, 2],
    [{ "ignore-wontfix": "wont-fix" }, 1],
    [{ ignore: [{ "match-type": "exact-indirect-match", package: { "upstream-name": "linux.*" } }] }, 0],
    [{ ignore: [{ "fix-state": "unknown" }] }, 1],
  ])("finds what the configuration %j leaves out", (configuration, count) => {
    expect(exclusionsOf(configuration)).toHaveLength(count);
  });

  it("refuses a document of another shape by place", () => {
    const document = { matches: {}, descriptor: { name: "grype" } };
    expect(grype.recognises(document)).toBe(true);
    expect(() => grype.read(document)).toThrow(expect.objectContaining({ path: "/matches" }));
    expect(grype.recognises({ matches: [], results: [] })).toBe(false);
  });
});
