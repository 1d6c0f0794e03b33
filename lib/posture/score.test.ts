import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEVERITIES } from "../findings/schema.ts";
import { areaHazards } from "./area-hazards.ts";
import { freshness, timeToLive } from "./freshness.ts";
import { EXPOSURES, hazardUnits } from "./hazard.ts";
import { type LedgerProblem, ledger } from "./ledger.ts";
import { predictor, refresher } from "./prediction.ts";
import { AREAS } from "./schema.ts";
import { type AssetPosture, coverageOf, scoreOf, WORST_SHARE } from "./score.ts";
import { AREA_WEIGHTS, KIND_SHARES } from "./weights.ts";

const NOW = Date.parse("2026-03-01T00:00:00Z");
const DAY = 86_400_000;
const KINDS = ["image", "workload", "host", "cluster"] as const;

interface Estate {
  assets: AssetPosture[];
  problems: LedgerProblem[];
}

/** Estates with fresh, stale, unassessed and excluded areas, several findings per advisory, all kinds and exposures. */
const estates: fc.Arbitrary<Estate> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      criticality: fc.constantFrom(1, 2, 3, 5),
      siblings: fc.integer({ min: 1, max: 4 }),
      exposure: fc.constantFrom(...EXPOSURES),
      areas: fc.array(
        fc.option(fc.record({ age: fc.integer({ min: 0, max: 40 }), excluded: fc.boolean() })),
        { minLength: 3, maxLength: 3 },
      ),
      problems: fc.array(
        fc.record({
          slot: fc.nat(2),
          rule: fc.nat(6),
          severity: fc.nat(SEVERITIES.length - 1),
          kev: fc.boolean(),
          epss: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        }),
        { maxLength: 12 },
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((seeds) => {
    let findingId = 0;
    const problems: LedgerProblem[] = [];
    const assets = seeds.map((seed, id): AssetPosture => {
      const areas = Object.keys(AREA_WEIGHTS[seed.kind]!) as (typeof AREAS)[number][];
      for (const p of seed.problems) {
        problems.push({
          assetId: id,
          area: AREAS.indexOf(areas[p.slot]!),
          findingId: findingId++,
          ruleId: p.rule,
          severity: p.severity,
          epss: p.epss,
          kev: p.kev,
          dismissed: false,
          accepted: false,
        });
      }
      return {
        id,
        key: `${seed.kind}:${id}`,
        kind: seed.kind,
        criticality: seed.criticality,
        teamCriticality: 1,
        siblings: seed.siblings,
        exposure: seed.exposure,
        areas: areas.map((area, i) => ({
          area,
          hazard: 0,
          assessedAt: seed.areas[i] ? NOW - seed.areas[i].age * DAY : null,
          ttlSeconds: 7 * 86_400,
          late: false,
          excluded: seed.areas[i]?.excluded ?? false,
        })),
      };
    });
    return { assets: withHazards(assets, problems), problems };
  });

const withHazards = (assets: AssetPosture[], problems: LedgerProblem[]): AssetPosture[] => {
  const hazards = areaHazards(problems);
  return assets.map((asset) => ({
    ...asset,
    areas: asset.areas.map((state) => ({
      ...state,
      hazard: hazards.find((h) => h.assetId === asset.id && AREAS[h.area] === state.area)?.hazard ?? 0,
    })),
  }));
};

const RUNS = { numRuns: 500 };
/** Null when every area of every asset is excluded: then there is nothing to compare. */
const total = (estate: Estate): number => scoreOf(estate.assets, NOW).score ?? 0;
const isScored = (estate: Estate): boolean => scoreOf(estate.assets, NOW).score !== null;

describe("the score", () => {
  it("lies between 0 and 100, its shares sum to 1, the worst tenth to a tenth", () => {
    fc.assert(
      fc.property(estates.filter(isScored), (estate) => {
        const { score, assets } = scoreOf(estate.assets, NOW);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(assets.reduce((n, a) => n + a.w, 0)).toBeCloseTo(1, 12);
        expect(assets.reduce((n, a) => n + a.t, 0)).toBeCloseTo(WORST_SHARE, 12);
      }),
      RUNS,
    );
  });

  it("adds up: ledger lines sum to what is missing", () => {
    fc.assert(
      fc.property(estates.filter(isScored), (estate) => {
        const score = scoreOf(estate.assets, NOW);
        const lost = ledger(score, estate.problems).reduce((n, line) => n + line.share, 0);
        expect(Math.abs(100 - score.score! - lost)).toBeLessThan(1e-9);
      }),
      RUNS,
    );
  });

  it("never falls when something is fixed, and rises exactly by what was predicted", () => {
    fc.assert(
      fc.property(estates.filter(isScored), fc.nat(), (estate, pick) => {
        fc.pre(estate.problems.length > 0);
        const fixed = estate.problems[pick % estate.problems.length]!.findingId;
        const left = estate.problems.filter((p) => p.findingId !== fixed);
        const after = scoreOf(withHazards(estate.assets, left), NOW).score!;
        expect(after).toBeGreaterThanOrEqual(total(estate) - 1e-9);
        const predict = predictor(
          scoreOf(withHazards(estate.assets, estate.problems), NOW),
          estate.problems,
          NOW,
        );
        expect(predict(new Set([fixed]))).toBeCloseTo(after, 9);
      }),
      RUNS,
    );
  });

  it("never falls by a first look", () => {
    fc.assert(
      fc.property(estates.filter(isScored), (estate) => {
        const looked = estate.assets.map((asset) => ({
          ...asset,
          areas: asset.areas.map((state) =>
            state.assessedAt === null ? { ...state, assessedAt: NOW } : state,
          ),
        }));
        expect(scoreOf(looked, NOW).score!).toBeGreaterThanOrEqual(total(estate) - 1e-9);
      }),
      RUNS,
    );
  });

  it("rises by a new look at what is stale exactly as predicted, and never falls", () => {
    let looked = 0;
    fc.assert(
      fc.property(estates.filter(isScored), (estate) => {
        const score = scoreOf(estate.assets, NOW);
        for (const line of ledger(score, estate.problems)) {
          if (line.kind !== "stale") continue;
          const fresh = estate.assets.map((asset) => ({
            ...asset,
            areas: asset.areas.map((state) =>
              line.assetIds.includes(asset.id) && state.area === line.area
                ? { ...state, assessedAt: NOW }
                : state,
            ),
          }));
          const after = scoreOf(fresh, NOW).score!;
          expect(Math.abs(refresher(score, NOW)(line.assetIds, line.area) - after)).toBeLessThan(1e-9);
          expect(after).toBeGreaterThanOrEqual(score.score! - 1e-9);
          looked++;
        }
      }),
      RUNS,
    );
    expect(looked).toBeGreaterThan(100);
  });

  it("does not depend on the order of assets or problems", () => {
    fc.assert(
      fc.property(estates.filter(isScored), (estate) => {
        expect(scoreOf(estate.assets.toReversed(), NOW).score!).toBeCloseTo(total(estate), 9);
        expect(areaHazards(estate.problems.toReversed()).reduce((n, h) => n + h.hazard, 0)).toBe(
          areaHazards(estate.problems).reduce((n, h) => n + h.hazard, 0),
        );
      }),
      RUNS,
    );
  });

  it("has at least six kinds of lines in a mixed estate", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(estates, (estate) => {
        for (const line of ledger(scoreOf(estate.assets, NOW), estate.problems))
          seen.add(`${line.kind}/${line.assetKind}`);
      }),
      RUNS,
    );
    expect(seen.size).toBeGreaterThanOrEqual(6);
  });

  it("counts nothing as nothing, not as perfect", () => {
    expect(scoreOf([], NOW)).toEqual({ score: null, mean: 0, assets: [] });
    expect(coverageOf(scoreOf([], NOW))).toBeNull();
  });
});

describe("worked examples (docs/posture.md)", () => {
  const image = (hazard: number, assessedAt: number | null, id = 1): AssetPosture => ({
    id,
    key: `image:${id}`,
    kind: "image",
    criticality: 2,
    teamCriticality: 1,
    siblings: 1,
    exposure: "running",
    areas: (["vulnerabilities", "secrets", "provenance"] as const).map((area) => ({
      area,
      hazard: area === "vulnerabilities" ? hazard : 0,
      assessedAt,
      ttlSeconds: 7 * 86_400,
      late: false,
      excluded: false,
    })),
  });

  it.each([
    ["nothing found", image(0, NOW), 100],
    ["fifty points halve the area: 0.6 · 0.5 + 0.4", image(50_000, NOW), 70],
    [
      "on the internet they count half as much again: 50 / (50 + 75)",
      { ...image(50_000, NOW), exposure: "internet" as const },
      64,
    ],
    ["nobody looked", image(0, null), 0],
    ["one time to live too old halves", image(0, NOW - 14 * DAY), 50],
    [
      "late news does not enter",
      { ...image(0, NOW), areas: image(0, NOW).areas.map((a) => ({ ...a, late: true })) },
      0,
    ],
    [
      "an excluded area leaves the weights",
      {
        ...image(50_000, NOW),
        areas: image(50_000, NOW).areas.map((a) => ({ ...a, excluded: a.area === "vulnerabilities" })),
      },
      100,
    ],
  ])("%s", (_, asset, expected) => {
    expect(scoreOf([asset], NOW).score).toBeCloseTo(expected, 9);
  });

  it("pulls the mean toward the worst tenth", () => {
    const good = Array.from({ length: 9 }, (_, i) => image(0, NOW, i + 1));
    // Ten equal images, one unassessed: mean 0.9, worst tenth 0 → 100 · (0.7 · 0.9 + 0.3 · 0)
    expect(scoreOf([...good, image(0, null, 10)], NOW).score).toBeCloseTo(63, 9);
  });

  it("a repository's images share its weight, so replicas and tags don't move it", () => {
    const one = scoreOf([image(50_000, NOW, 1), image(0, NOW, 2)], NOW).score!;
    const split = scoreOf(
      [
        { ...image(50_000, NOW, 1), siblings: 2 },
        { ...image(50_000, NOW, 3), siblings: 2 },
        image(0, NOW, 2),
      ],
      NOW,
    ).score!;
    expect(split).toBeCloseTo(one, 9);
  });

  it("counts severity, likelihood and freshness as the formula says", () => {
    expect(hazardUnits({ severity: "critical", epss: null, kev: false })).toBe(10_000);
    expect(hazardUnits({ severity: "high", epss: 0.9, kev: false })).toBe(7_000);
    expect(hazardUnits({ severity: "high", epss: 0.9, kev: true })).toBe(10_000);
    expect(hazardUnits({ severity: "negligible", epss: null, kev: true })).toBe(0);
    expect(timeToLive("secrets", null)).toBe(30 * 86_400);
    expect(timeToLive("secrets", 3600)).toBe(7200);
    expect(freshness(7200, 3600)).toBe(0.5);
    for (const weights of Object.values(AREA_WEIGHTS))
      expect(Object.values(weights).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(Object.values(KIND_SHARES).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
});
