import fc from "fast-check";
import { expect, test } from "vitest";
import { riskLevel, riskScore } from "./level.ts";
import { effectiveness, type Mitigation, residual } from "./residual.ts";
import { riskStates } from "./schema.ts";
import { refusal, reviewDue } from "./transition.ts";

const step = fc.integer({ min: 1, max: 5 });
const count = fc.nat(20);
const mitigation = fc.record({
  lowers: fc.constantFrom<Mitigation["lowers"]>("likelihood", "impact"),
  passed: count,
  failed: count,
  unassessed: count,
});

test.each([
  [1, 4, "low"],
  [1, 5, "moderate"],
  [3, 3, "moderate"],
  [2, 5, "high"],
  [3, 4, "high"],
  [3, 5, "severe"],
  [5, 5, "severe"],
] as const)("likelihood %i and impact %i are %s", (likelihood, impact, level) => {
  expect(riskLevel({ likelihood, impact })).toBe(level);
});

test("what nobody checked is worth nothing", () => {
  expect(effectiveness({ passed: 0, failed: 0, unassessed: 0 })).toBe(0);
  expect(effectiveness({ passed: 3, failed: 1, unassessed: 2 })).toBe(0.5);
});

test("three mitigations lower their own side", () => {
  const works = { passed: 4, failed: 0, unassessed: 0 };
  const half = { passed: 1, failed: 1, unassessed: 0 };
  const inherent = { likelihood: 5, impact: 5 };
  expect(residual(inherent, [])).toEqual(inherent);
  expect(residual(inherent, [{ lowers: "likelihood", ...half }])).toEqual({ likelihood: 3, impact: 5 });
  expect(
    residual(inherent, [
      { lowers: "likelihood", ...half },
      { lowers: "likelihood", ...half },
      { lowers: "impact", ...works },
    ]),
  ).toEqual({ likelihood: 2, impact: 1 });
});

test("residual stays in the matrix, and one more passing check never raises it", () => {
  fc.assert(
    fc.property(
      step,
      step,
      fc.array(mitigation, { minLength: 1, maxLength: 5 }),
      (likelihood, impact, all) => {
        const inherent = { likelihood, impact };
        const now = residual(inherent, all);
        const [first, ...rest] = all;
        const better = residual(inherent, first ? [{ ...first, passed: first.passed + 1 }, ...rest] : rest);
        expect(riskScore(now)).toBeLessThanOrEqual(riskScore(inherent));
        expect(Math.min(now.likelihood, now.impact)).toBeGreaterThanOrEqual(1);
        expect(riskScore(better)).toBeLessThanOrEqual(riskScore(now));
      },
    ),
  );
});

test("only these steps are taken", () => {
  const open = riskStates.flatMap((from) =>
    riskStates.filter((to) => refusal(from, to, "mitigate") === null).map((to) => `${from} ${to}`),
  );
  expect(open).toEqual([
    "identified assessed",
    "identified closed",
    "assessed treating",
    "assessed closed",
    "treating assessed",
    "treating treated",
    "treated assessed",
    "treated closed",
    "closed identified",
  ]);
  expect(refusal("assessed", "treating", null)).toBe("Choose a treatment first.");
});

test("a review is due from its moment on, never for a closed risk", () => {
  const on = new Date("2026-03-01T00:00:00Z");
  expect(reviewDue("treated", on, new Date("2026-02-28T23:59:59Z"))).toBe(false);
  expect(reviewDue("treated", on, on)).toBe(true);
  expect(reviewDue("closed", on, on)).toBe(false);
});
