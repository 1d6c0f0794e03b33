import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FindingLabel } from "../finding-label.ts";
import { choose, stepsOf } from "./choose.ts";
import { type Fix, fixesOf } from "./fix.ts";

const fix = (key: string, findingIds: number[], effort = 1): Fix => ({
  key,
  kind: "package",
  label: key,
  findingIds,
  effort,
  owners: [],
  href: "/",
});

/** Every finding is worth its own number of points; monotone, as the real prediction is. */
const worth =
  (points: readonly number[]) =>
  (ids: ReadonlySet<number>): number =>
    40 + [...ids].reduce((sum, id) => sum + (points[id] ?? 0), 0);

const fixes = fc
  .array(fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  .map((sets) => sets.map((ids, i) => fix(`f${i}`, ids, (i % 3) + 1)));
const points = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 10, maxLength: 10 });

describe("the best fixes", () => {
  it("add up: each step's points lead from the score to the predicted one, overlaps once", () => {
    fc.assert(
      fc.property(fixes, points, fc.integer({ min: 1, max: 8 }), (all, values, count) => {
        const predict = worth(values);
        const chosen = choose(all, predict, 40, { count, by: "gain" });
        const steps = stepsOf(chosen, predict, 40);
        const cleared = new Set(chosen.flatMap((one) => one.findingIds));
        expect(40 + steps.reduce((sum, step) => sum + step.adds, 0)).toBeCloseTo(predict(cleared), 9);
        expect(chosen.length).toBeLessThanOrEqual(count);
        for (const step of steps) expect(step.adds).toBeGreaterThan(0);
      }),
    );
  });

  it("begin with the one that gains most, or most for its effort", () => {
    const all = [fix("much work", [1, 2, 3], 30), fix("little work", [1, 2], 1), fix("nothing", [9])];
    const predict = worth([0, 1, 1, 1]);
    const order = (by: "gain" | "effort") => choose(all, predict, 40, { count: 5, by }).map((one) => one.key);
    expect(order("gain")).toEqual(["much work"]);
    expect(order("effort")).toEqual(["little work", "much work"]);
  });
});

const label = (id: number, more: Partial<FindingLabel> = {}): FindingLabel => ({
  id,
  kind: 0,
  rule: `CVE-2026-${id}`,
  title: "",
  component: "openssl",
  componentId: 7,
  subject: "shop/cart",
  subjectId: 1,
  severity: 0,
  team: null,
  fixed: "3.0.8",
  ...more,
});

describe("what can be done", () => {
  it("is one upgrade wherever the package stands, one setting, one base, one subject; never what has no fix", () => {
    const labels = [
      label(1, { team: "shop" }),
      label(2, { subjectId: 2, subject: "shop/pay", team: "pay" }),
      label(3, { component: "zlib", componentId: 8, fixed: "" }),
      label(4, {
        kind: 1,
        rule: "KSV001",
        title: "Privileged",
        fixed: "",
        subjectId: 2,
        subject: "shop/pay",
      }),
    ];
    const found = fixesOf(labels, [
      { id: 5, name: "debian:12", to: "debian:12.1", findingIds: [1, 9], images: 3 },
    ]);
    expect(found.map(({ key, findingIds, effort, owners }) => [key, findingIds, effort, owners])).toEqual([
      ["package/7", [1, 2], 2, ["shop", "pay"]],
      ["check/KSV001", [4], 1, []],
      ["base/5", [1, 9], 3, ["shop"]],
      ["subject/2", [2, 4], 2, ["pay"]],
    ]);
  });
});
