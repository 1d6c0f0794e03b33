import { expect, it } from "vitest";
import { silences } from "./silences.ts";

const HOUR = 3_600_000;

it.each([
  ["never, with reports in time", [1, 2, 3], 4, []],
  ["never yet", [1], 3.9, []],
  ["after the last report", [1], 5, [4]],
  ["between two", [1, 9], 10, [4]],
  ["before the first", [6], 7, [3]],
  ["twice", [5], 20, [3, 8]],
])("a collector with an interval of an hour falls silent %s", (_, arrivals, now, expected) => {
  const at = arrivals.map((hour) => hour * HOUR);
  expect(silences(at, 0, 3600, now * HOUR).map((one) => one / HOUR)).toEqual(expected);
});
