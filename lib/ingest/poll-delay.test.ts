import { expect, it } from "vitest";
import { pollDelay } from "./poll-delay.ts";

it.each([
  [0, 500],
  [2_000, 500],
  [8_000, 2_000],
  [600_000, 10_000],
  [-5_000, 500],
  [Number.NaN, 500],
])("after %i ms of waiting asks again in %i ms", (waited, delay) => expect(pollDelay(waited)).toBe(delay));
