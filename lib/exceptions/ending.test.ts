import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONDITIONS, type Condition, endingTerms, isOver, type Members, movesOf } from "./ending.ts";

const ids = fc.uniqueArray(fc.nat(30), { maxLength: 20 });
const members: fc.Arbitrary<Members> = fc
  .record({
    eligible: ids,
    current: ids,
    held: fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...CONDITIONS)), { maxLength: 10 }),
    overruled: ids,
    inScope: ids,
    refused: ids,
  })
  .map(({ held, overruled, inScope, refused, ...rest }) => ({
    ...rest,
    held: new Map<number, Condition>(held),
    overruled: new Set(overruled),
    inScope: new Set(inScope),
    refused: new Set(refused),
  }));

describe("what an exception covers", () => {
  it("is nothing that has a condition of ending, that a person settled otherwise, or that left its scope", () => {
    fc.assert(
      fc.property(members, (given) => {
        const { take, release } = movesOf(given);
        const gone = new Set(release.map(({ id }) => id));
        const under = new Set([...given.current.filter((id) => !gone.has(id)), ...take]);
        for (const id of under) expect(given.held.has(id)).toBe(false);
        for (const id of take) {
          expect(given.eligible).toContain(id);
          expect(given.current).not.toContain(id);
          expect(given.refused.has(id)).toBe(false);
        }
        for (const id of given.current.filter((one) => !gone.has(one))) {
          expect(given.overruled.has(id)).toBe(false);
          expect(given.inScope.has(id)).toBe(true);
        }
      }),
    );
  });

  it("does not change when it is settled a second time", () => {
    fc.assert(
      fc.property(members, (given) => {
        const { take, release } = movesOf(given);
        const gone = new Map(release.map(({ id, because }) => [id, because]));
        const left = given.current.filter((id) => !gone.has(id));
        const again = movesOf({
          ...given,
          eligible: given.eligible.filter((id) => !gone.has(id) || gone.get(id) !== "scope"),
          current: [...left, ...take],
          overruled: new Set([...given.overruled].filter((id) => gone.has(id))),
          inScope: new Set([...given.inScope, ...take]),
          refused: new Set([
            ...given.refused,
            ...[...gone].filter(([, why]) => why === "person").map(([id]) => id),
          ]),
        });
        expect(again).toEqual({ take: [], release: [] });
      }),
    );
  });
});

it("is over from its very second on", () => {
  const endsAt = "2026-06-30T18:00:00.000Z";
  const at = Date.parse(endsAt);
  expect([at - 1000, at - 1, at, at + 1].map((now) => isOver({ endsAt }, now))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(isOver({ endsAt: null }, at)).toBe(false);
});

it("asks for exactly the conditions that were agreed", () => {
  const none = { endsAt: null, endsOnFix: false, endsOnKev: false, endsOnEpss: null, endsOnExposure: false };
  expect(endingTerms(none)).toEqual([]);
  expect(
    endingTerms({ ...none, endsOnFix: true, endsOnKev: true, endsOnEpss: 0.3, endsOnExposure: true }).map(
      ([condition, { field, operator, values }]) => [condition, field, operator, ...values],
    ),
  ).toEqual([
    ["fix", "fix", "=", "yes"],
    ["kev", "kev", "=", "yes"],
    ["epss", "epss", ">=", "0.3"],
    ["exposure", "exposed", "=", "yes"],
  ]);
});
