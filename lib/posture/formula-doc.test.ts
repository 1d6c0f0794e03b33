import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DEFAULT_TTL } from "./freshness.ts";
import { EXPOSURE_FACTOR, KEV_LIKELIHOOD, SEVERITY_POINTS } from "./hazard.ts";
import { K, LAMBDA, WORST_SHARE } from "./score.ts";
import { AREA_WEIGHTS, KIND_SHARES } from "./weights.ts";

const doc = readFileSync(new URL("../../docs/posture.md", import.meta.url), "utf8");

/** The second cell of each table row whose first cell names the word. */
const cellsOf = (word: string): string[] =>
  doc.split("\n").flatMap((line) => {
    const [, first = "", second = ""] = line.split("|").map((cell) => cell.trim());
    return first.split(", ").includes(word) ? [second] : [];
  });

describe("docs/posture.md says what the code does", () => {
  it.each(Object.entries(SEVERITY_POINTS))("severity %s is %s points", (word, points) => {
    expect(cellsOf(word)).toContain(String(points));
  });

  it.each(Object.entries(AREA_WEIGHTS))("areas of a %s", (kind, weights) => {
    const written = Object.entries(weights).map(([area, weight]) => `${area} ${weight}`);
    expect(cellsOf(kind)).toContain(written.join(", "));
  });

  it.each(Object.entries(DEFAULT_TTL))("%s lives %s seconds", (area, seconds) => {
    expect(cellsOf(area)).toContain(String(seconds));
  });

  it.each([
    [`K = ${K}`],
    [`λ = ${LAMBDA}`],
    [`exactly ${WORST_SHARE}`],
    [`Likelihood is ${KEV_LIKELIHOOD} for`],
    [`Exposure is ${EXPOSURE_FACTOR.internet} where`],
    [`${EXPOSURE_FACTOR.not_running} where an`],
    [
      `Images share ${KIND_SHARES.image} of the weight, workloads ${KIND_SHARES.workload}, hosts ${KIND_SHARES.host}`,
    ],
    [`clusters ${KIND_SHARES.cluster}, renormalised`],
  ])("%s", (sentence) => {
    expect(doc.replaceAll(/\s+/g, " ")).toContain(sentence);
  });
});
