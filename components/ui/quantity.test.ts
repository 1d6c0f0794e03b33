import fc from "fast-check";
import { expect, it } from "vitest";
import { abbreviated, exact, gain, plural } from "./quantity.ts";

it.each([
  [0, "0"],
  [999, "999"],
  [1000, "1k"],
  [1250, "1.2k"],
  [9_999, "9.9k"],
  [48_211, "48k"],
  [999_999, "999k"],
  [1_000_000, "1M"],
  [3_450_000_000, "3.4G"],
  [99_999_999_999, "99G"],
  [12_999_999_999, "12G"],
  [-1250, "-1.2k"],
])("%d is %s", (value, text) => expect(abbreviated(value)).toBe(text));

it("is never longer than six signs nor more than the value", () => {
  const UNITS: Record<string, number> = { k: 1e3, M: 1e6, G: 1e9 };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
      const text = abbreviated(value);
      const claimed = Number.parseFloat(text) * (UNITS[text.at(-1) ?? ""] ?? 1);
      return text.length <= 6 && claimed <= value + 1e-3;
    }),
    { numRuns: 2000 },
  );
});

it("separates thousands and knows one from many", () => {
  expect(exact(1_234_567)).toBe("1,234,567");
  expect([0, 1, 2].map((count) => plural(count, "repository", "repositories"))).toEqual([
    "repositories",
    "repository",
    "repositories",
  ]);
});

it.each([
  [1.234, "+1.23"],
  [0.005, "+0.01"],
  [0.0049, "under 0.01"],
  [0, "+0.00"],
  [-0.5, "−0.50"],
])("a gain of %d reads %s", (points, text) => expect(gain(points)).toBe(text));
