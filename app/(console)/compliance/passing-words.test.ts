import { expect, it } from "vitest";
import { type Status, tally } from "@/lib/compliance/status.ts";
import { passingWords } from "./passing-words.ts";

const standing = (...statuses: Status[]) => {
  const applicable = statuses.filter((status) => status !== "not_applicable").length;
  const passing = statuses.filter((status) => status === "met" || status === "attested").length;
  const percent = applicable === 0 ? null : (100 * passing) / applicable;
  return { totals: tally(statuses), passing, applicable, percent };
};

it.each<[string, Status[], string, string]>([
  ["nobody looked", ["not_assessed", "not_assessed"], "–", "not assessed"],
  ["nobody looked at what applies", ["not_assessed", "not_applicable"], "–", "not assessed"],
  ["nothing applies", ["not_applicable"], "–", "nothing applies"],
  ["looked, and it fails", ["not_met", "not_assessed"], "0 %", "0 of 2 pass"],
  ["looked long ago", ["stale"], "0 %", "0 of 1 pass"],
  ["two of three", ["met", "attested", "not_met"], "66 %", "2 of 3 pass"],
])("%s", (_, statuses, figure, words) => {
  expect(passingWords(standing(...statuses))).toEqual({ figure, words });
});
