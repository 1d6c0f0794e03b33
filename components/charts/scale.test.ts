import fc from "fast-check";
import { expect, it } from "vitest";
import { linear, linePath, waterfallBars } from "./scale.ts";

it("maps ends to ends, and a span of no width to the middle", () => {
  expect([0, 50, 100].map(linear([0, 100], [10, 20]))).toEqual([10, 15, 20]);
  expect(linear([5, 5], [0, 10])(5)).toBe(5);
});

it.each([
  [[0, 10], "M0.0 10.0L100.0 0.0"],
  [[0, null, 10, 10], "M0.0 10.0M66.7 0.0L100.0 0.0"],
  [[null, null], ""],
  [[], ""],
])("draws %j", (values, path) => expect(linePath(values, 100, 10)).toBe(path));

it("sums: each change starts where the last ended, and the end is the level reached", () => {
  const step = fc.record({ label: fc.string(), value: fc.integer({ min: -50, max: 50 }) });
  fc.assert(
    fc.property(step, fc.array(step), (start, changes) => {
      const bars = waterfallBars(start, changes, "now");
      const sum = start.value + changes.reduce((total, { value }) => total + value, 0);
      const joined = bars.slice(1, -1).every((bar, index) => bar.from === bars[index]?.to);
      return joined && bars.at(-1)?.to === sum && bars.at(-1)?.value === sum;
    }),
  );
});
