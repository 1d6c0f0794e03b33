import { expect, it } from "vitest";
import { statedProbability, statedScore } from "./stated-score.ts";

const scored = (score: unknown, vector = "") =>
  statedScore({ score, vector, version: "3.0", source: "nvd" }).map((stated) => [
    stated.version,
    stated.score,
  ]);

it("takes scores of the standard's range, by the vector's version", () => {
  expect(scored(7.5)).toEqual([["3.0", 7.5]]);
  expect(scored("7.5", "CVSS:3.1/AV:N")).toEqual([["3.1", 7.5]]);
  for (const none of [-1, 0, 11, Number.NaN, "N/A", "", null, undefined, {}])
    expect(scored(none)).toEqual([]);
});

it("takes probabilities from texts and numbers", () => {
  expect([0.25, "0.25", 0, "", "x", 2, null].map(statedProbability)).toEqual([
    0.25,
    0.25,
    0,
    null,
    null,
    null,
    null,
  ]);
});
