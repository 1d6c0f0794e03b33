import { expect, it } from "vitest";
import { differences } from "./state.ts";

const state = { findings: ["a", "b", "b"], hazards: ["h"] };

it("says nothing of equal states, whatever the order of their lines", () => {
  expect(differences(state, { findings: ["b", "a", "b"], hazards: ["h"] })).toEqual([]);
});

it("counts what is missing and what is too many, doubles too", () => {
  expect(differences(state, { findings: ["a", "b", "c"], hazards: ["h"] })).toEqual([
    "findings: 1 missing, 1 too many",
    "- b",
    "+ c",
  ]);
  expect(differences(state, { findings: ["a", "b", "b"] })).toEqual([
    "hazards: 1 missing, 0 too many",
    "- h",
  ]);
});
