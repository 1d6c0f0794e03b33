import fc from "fast-check";
import { expect, it } from "vitest";
import { boundsOf, monthOf, neighbour, weeksOf } from "./calendar.ts";

const months = fc
  .record({ year: fc.integer({ min: 1990, max: 2090 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, "0")}`);

it("shows every day of a month once, in whole weeks from Monday", () => {
  fc.assert(
    fc.property(months, (month) => {
      const weeks = weeksOf(month);
      const days = weeks.flat().filter((day) => day.inMonth);
      const { from, to } = boundsOf(month);
      expect(days.length).toBe((to.getTime() - from.getTime()) / 86_400_000);
      expect(new Set(weeks.flat().map((day) => day.date)).size).toBe(7 * weeks.length);
      for (const [monday] of weeks) expect(new Date(monday!.date).getUTCDay()).toBe(1);
      expect(neighbour(neighbour(month, 1), -1)).toBe(month);
    }),
  );
});

it("takes the address's month, or that of now", () => {
  const now = new Date("2026-06-30T23:59:59Z");
  expect([monthOf("2026-02", now), monthOf("2026-13", now), monthOf(undefined, now)]).toEqual([
    "2026-02",
    "2026-06",
    "2026-06",
  ]);
});
