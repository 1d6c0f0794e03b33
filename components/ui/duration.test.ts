import { expect, it } from "vitest";
import { duration } from "./duration.ts";

it.each([
  [0, "under 1 min"],
  [59.9, "under 1 min"],
  [90, "1 min"],
  [7_200, "2 h"],
  [200_000, "2 d"],
  [-30, "under 1 min"],
  [-3_600, "1 h ahead"],
])("%f seconds are %s", (seconds, text) => expect(duration(seconds)).toBe(text));
