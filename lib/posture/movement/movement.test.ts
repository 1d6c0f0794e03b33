import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaHazards } from "../area-hazards.ts";
import { EXPOSURES } from "../hazard.ts";
import { areaOf, type LedgerProblem } from "../ledger.ts";
import { AREAS } from "../schema.ts";
import { type AssetPosture, scoreOf } from "../score.ts";
import { AREA_WEIGHTS } from "../weights.ts";
import { assetsThatMoved, type Cause, type Moment, movement, topParts } from "./movement.ts";

const THEN = Date.parse("2026-02-01T00:00:00Z");
const NOW = Date.parse("2026-03-01T00:00:00Z");
const DAY = 86_400_000;

const problemSeeds = fc.array(
  fc.record({
    slot: fc.nat(2),
    finding: fc.nat(9),
    severity: fc.nat(4),
    dismissed: fc.boolean(),
  }),
  { maxLength: 8 },
);
const assetSeeds = fc.record({
  id: fc.nat(6),
  criticality: fc.constantFrom(1, 2, 3, 5),
  exposure: fc.constantFrom(...EXPOSURES),
  ages: fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { minLength: 3, maxLength: 3 }),
  excluded: fc.nat(7),
  problems: problemSeeds,
});

/** What the feeds say of each rule at a moment. */
const feeds = fc.array(
  fc.record({ kev: fc.boolean(), epss: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) }),
  { minLength: 10, maxLength: 10 },
);

/** An estate whose areas have exactly the hazards of its problems; an asset's kind follows from its id. */
const momentOf = (at: number) =>
  fc
    .tuple(fc.uniqueArray(assetSeeds, { selector: (seed) => seed.id, maxLength: 6 }), feeds)
    .map(([seeds, said]): Moment => {
      const problems: LedgerProblem[] = [];
      const assets = seeds.map((seed): AssetPosture => {
        const kind = (["image", "workload", "host", "cluster"] as const)[seed.id % 4]!;
        const areas = Object.keys(AREA_WEIGHTS[kind]!) as (typeof AREAS)[number][];
        const own = new Map(
          seed.problems.map((p) => {
            const area = AREAS.indexOf(areas[p.slot]!);
            const problem = {
              ...p,
              ...said[p.finding]!,
              accepted: false,
              assetId: seed.id,
              area,
              findingId: p.finding,
              ruleId: p.finding,
            };
            return [`${area}/${p.finding}`, problem] as const;
          }),
        );
        problems.push(...own.values());
        const hazards = new Map(areaHazards([...own.values()]).map((one) => [areaOf(one.area), one.hazard]));
        return {
          id: seed.id,
          key: `asset-${seed.id}`,
          kind,
          criticality: seed.criticality,
          teamCriticality: 1,
          siblings: 1,
          exposure: seed.exposure,
          areas: areas.map((area, i) => ({
            area,
            hazard: hazards.get(area) ?? 0,
            assessedAt: seed.ages[i] === null ? null : at - seed.ages[i]! * DAY,
            ttlSeconds: 7 * 86_400,
            late: false,
            excluded: seed.excluded === i,
          })),
        };
      });
      return { at, assets, problems };
    });

describe("why a score moved", () => {
  it("is a sum of parts that is the change", () => {
    fc.assert(
      fc.property(momentOf(THEN), momentOf(NOW), (before, after) => {
        const moved = new Set(assetsThatMoved(before.assets, after.assets));
        const only = ({ problems, ...moment }: Moment): Moment => ({
          ...moment,
          problems: problems.filter((problem) => moved.has(problem.assetId)),
        });
        const parts = movement(only(before), only(after));
        const change = (scoreOf(after.assets, NOW).score ?? 0) - (scoreOf(before.assets, THEN).score ?? 0);
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(change, 9);
      }),
    );
  });

  it("is nothing where nothing moved", () => {
    fc.assert(
      fc.property(momentOf(NOW), (moment) => {
        for (const part of movement(moment, moment))
          expect([part.cause, part.points, part.count]).toEqual([part.cause, 0, 0]);
      }),
    );
  });
});

const image = (
  more: Partial<AssetPosture["areas"][number]> = {},
  asset: Partial<AssetPosture> = {},
): AssetPosture => ({
  id: 1,
  key: "a",
  kind: "image",
  criticality: 2,
  teamCriticality: 1,
  siblings: 1,
  exposure: "running",
  areas: [
    {
      area: "vulnerabilities",
      hazard: 0,
      assessedAt: NOW,
      ttlSeconds: 10 * 86_400,
      late: false,
      excluded: false,
      ...more,
    },
  ],
  ...asset,
});
const withProvenance = (excluded: boolean): AssetPosture => {
  const seen = image();
  const [state] = seen.areas;
  return { ...seen, areas: [state!, { ...state!, area: "provenance", assessedAt: null, excluded }] };
};
const problem = (more: Partial<LedgerProblem> = {}): LedgerProblem => ({
  assetId: 1,
  area: 0,
  findingId: 1,
  ruleId: 1,
  severity: 0,
  epss: null,
  kev: false,
  dismissed: false,
  accepted: false,
  ...more,
});
const moment = (asset: AssetPosture, problems: LedgerProblem[] = [], at = NOW): Moment => ({
  at,
  assets: [asset],
  problems,
});

describe("each cause by itself", () => {
  it.each<[Cause, Moment, Moment, number]>([
    ["new", moment(image()), moment(image({ hazard: 10_000 }), [problem()]), -1],
    ["fixed", moment(image({ hazard: 10_000 }), [problem()]), moment(image()), 1],
    [
      "intelligence",
      moment(image({ hazard: 10_000 }), [problem()]),
      moment(image({ hazard: 20_000 }), [problem({ kev: true })]),
      -1,
    ],
    [
      "decisions",
      moment(image({ hazard: 10_000 }), [problem()]),
      moment(image(), [problem({ dismissed: true })]),
      1,
    ],
    ["coverage", moment(image({ assessedAt: null })), moment(image({ hazard: 10_000 }), [problem()]), 1],
    [
      "scope",
      moment(image({ hazard: 10_000 }), [problem()]),
      moment(image({ hazard: 10_000 }, { exposure: "internet" })),
      -1,
    ],
    ["policy", moment(withProvenance(true)), moment(withProvenance(false)), -1],
  ])("%s", (cause, before, after, sign) => {
    const told = topParts(movement(before, after), 3);
    expect(told).toMatchObject([{ cause, count: 1 }]);
    expect(Math.sign(told[0]!.points)).toBe(sign);
  });

  it("holds that age takes from coverage", () => {
    const [part] = topParts(
      movement(moment(image({ assessedAt: THEN }), [], THEN), moment(image({ assessedAt: THEN }))),
      3,
    );
    expect(part).toMatchObject({ cause: "coverage" });
    expect(part!.points).toBeLessThan(0);
  });
});
