import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareVersions } from "./compare.ts";
import type { VersionScheme } from "./scheme.ts";
import { compareWithOracle } from "./testing.ts";

/** Generated pairs with the answers of the tools named in the files' first lines, for where they are not installed. */
describe("what the package managers answered", () => {
  it.each(["dpkg", "rpm", "pep440", "maven", "rubygems"] satisfies VersionScheme[])("%s", (scheme) => {
    const file = readFileSync(new URL(`fixtures/${scheme}.tsv`, import.meta.url), "utf8");
    const pairs = file
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t") as [string, string, string]);
    expect(pairs.length).toBeGreaterThan(250);
    const wrong = pairs.filter(([a, b, answer]) => compareVersions(scheme, a, b) !== Number(answer));
    expect(wrong).toEqual([]);
  });
});

describe("what the installed package managers answer", () => {
  it.for([
    { scheme: "dpkg", pairs: 800 },
    { scheme: "rpm", pairs: 2000 },
  ] as const)("$scheme, $pairs pairs", ({ scheme, pairs }, { skip }) => {
    const report = compareWithOracle(scheme, pairs, 20_260_101);
    if (report === null) return skip(`${scheme} is not installed`);
    expect(report.disagreements).toEqual([]);
    expect(report.refused).toBeLessThan(pairs / 2);
  });
});
