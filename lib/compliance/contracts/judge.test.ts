import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge, observationsOf } from "./judge.ts";

const now = new Date("2026-06-30T18:00:00Z");
const hoursAgo = (n: number): Date => new Date(now.getTime() - n * 3_600_000);
const contract = {
  id: 7,
  name: "Hosts are benchmarked",
  area: "configuration" as const,
  tool: "kube-bench",
  maxAgeHours: 24,
  severity: "medium" as const,
};

describe("a contract on evidence", () => {
  it.each([
    [null, "missing"],
    [hoursAgo(0), "kept"],
    [hoursAgo(24), "kept"],
    [new Date(hoursAgo(24).getTime() - 1), "stale"],
    [hoursAgo(-1), "kept"],
  ])("with evidence of %s is %s", (newest, expected) => expect(judge(contract, newest, now)).toBe(expected));

  it("that asks for less is never broken by what keeps one that asks for more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 1_000 }),
        (hours, more, age) => {
          const strict = judge({ maxAgeHours: hours }, hoursAgo(age), now);
          const loose = judge({ maxAgeHours: hours + more }, hoursAgo(age), now);
          return strict !== "kept" || loose === "kept";
        },
      ),
    );
  });

  it("says in its finding what was last seen and what is allowed", () => {
    expect(observationsOf(contract, "kept", now)).toEqual([]);
    expect(observationsOf(contract, "stale", hoursAgo(30))).toMatchObject([
      {
        rule: { id: "plimsoll/evidence-stale" },
        component: { key: "contract/7" },
        detail: "configuration by kube-bench: last looked at 2026-06-29T12:00:00.000Z, allowed are 24 h",
      },
    ]);
    expect(observationsOf({ ...contract, tool: null }, "missing", null)).toMatchObject([
      { rule: { id: "plimsoll/evidence-missing" }, detail: "configuration: never looked at" },
    ]);
  });
});
