import { expect, test } from "vitest";
import { driftOf } from "./drift.ts";

test.each([
  [0, 0, "same"],
  [1, 1, "same"],
  [0, 1, "worse"],
  [1, 0, "better"],
  [0, 2, "other"],
  [2, 1, "other"],
  [0, null, "silent"],
] as const)("was %s, is %s: %s", (was, is, expected) => {
  expect(driftOf(was, is)).toBe(expected);
});
