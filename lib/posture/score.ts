import type { AssetKind } from "../inventory/schema.ts";
import { freshness } from "./freshness.ts";
import { EXPOSURE_FACTOR, type Exposure, UNITS_PER_POINT } from "./hazard.ts";
import type { Area } from "./schema.ts";
import { AREA_WEIGHTS, KIND_SHARES } from "./weights.ts";

/** Fifty hazard points halve an area. */
export const K = 50;
/** How far the mean is pulled toward the worst tenth. */
export const LAMBDA = 0.3;
export const WORST_SHARE = 0.1;

/** What an organisation might want to weigh otherwise; asked for by "what if", never stored. */
export interface Constants {
  k: number;
  lambda: number;
  exposure: Readonly<Record<Exposure, number>>;
  kinds: Readonly<Partial<Record<AssetKind, number>>>;
}
export const CONSTANTS: Constants = { k: K, lambda: LAMBDA, exposure: EXPOSURE_FACTOR, kinds: KIND_SHARES };

export interface AreaState {
  area: Area;
  /** Integer units (hazard.ts), without exposure. */
  hazard: number;
  /** Milliseconds since 1970; null: nobody looked. */
  assessedAt: number | null;
  ttlSeconds: number;
  /** The only report was older than its time to live when it came: shown, but not in the current score. */
  late: boolean;
  /** An admin took the area out, with a reason. */
  excluded: boolean;
}

export interface AssetPosture {
  id: number;
  /** Decides ties; the same in every database. */
  key: string;
  kind: AssetKind;
  criticality: number;
  teamCriticality: number;
  /** Live images of the image's repository, which share its weight; 1 for other kinds. */
  siblings: number;
  exposure: Exposure;
  areas: AreaState[];
}

export interface ScoredArea {
  area: Area;
  weight: number;
  standing: "fresh" | "stale" | "never" | "late";
  /** Hazard points with exposure. */
  hazard: number;
  /** 0 to 1, after decay. */
  s: number;
  /** What it would be if the look were fresh. */
  undecayed: number;
}

export interface ScoredAsset {
  asset: AssetPosture;
  s: number;
  /** Share of the mean; all sum to 1. */
  w: number;
  /** Share of the worst tenth; all sum to WORST_SHARE. */
  t: number;
  /** What one point of `s` is worth in the total: `(1 − λ)·w + λ·t / 0.1`. */
  weight: number;
  areas: ScoredArea[];
}

export interface Score {
  /** 0 to 100, or null for a set without assets: nothing is not perfect. */
  score: number | null;
  /** Weighted mean of `s`, 0 to 1, before the pull of the worst tenth. */
  mean: number;
  /** Lowest `s` first, ties by key. */
  assets: ScoredAsset[];
}

const scoreArea = (
  state: AreaState | undefined,
  area: Area,
  weight: number,
  exposure: Exposure,
  at: number,
  { k, exposure: factors }: Constants,
): ScoredArea => {
  if (!state || state.assessedAt === null || state.late) {
    return { area, weight, standing: state?.late ? "late" : "never", hazard: 0, s: 0, undecayed: 0 };
  }
  const hazard = (state.hazard / UNITS_PER_POINT) * factors[exposure];
  const undecayed = k / (k + hazard);
  const fresh = freshness((at - state.assessedAt) / 1000, state.ttlSeconds);
  return { area, weight, standing: fresh === 1 ? "fresh" : "stale", hazard, s: undecayed * fresh, undecayed };
};

const WEIGHTED = new Map(
  Object.entries(AREA_WEIGHTS).map(([kind, areas]) => [kind, Object.entries(areas) as [Area, number][]]),
);

/** The counted areas of an asset; excluded ones leave the weights. */
export const scoreAreas = (
  { kind, areas, exposure }: AssetPosture,
  at: number,
  constants: Constants = CONSTANTS,
): ScoredArea[] => {
  const counted: [AreaState | undefined, Area, number][] = [];
  let sum = 0;
  for (const [area, weight] of WEIGHTED.get(kind) ?? []) {
    const state = areas.find((one) => one.area === area);
    if (state?.excluded) continue;
    counted.push([state, area, weight]);
    sum += weight;
  }
  return counted.map(([state, area, weight]) =>
    scoreArea(state, area, weight / sum, exposure, at, constants),
  );
};

export const sumOf = (areas: readonly ScoredArea[]): number =>
  areas.reduce((sum, area) => sum + area.weight * area.s, 0);

const rawWeight = ({ criticality, teamCriticality, siblings }: AssetPosture): number =>
  (criticality * teamCriticality) / siblings;

/** Shares of the mean, in the order of the assets. */
const shares = (assets: AssetPosture[], kinds: Constants["kinds"]): number[] => {
  const byKind = new Map<AssetKind, number>();
  for (const asset of assets) byKind.set(asset.kind, (byKind.get(asset.kind) ?? 0) + rawWeight(asset));
  const present = [...byKind.keys()].reduce((sum, kind) => sum + kinds[kind]!, 0);
  return assets.map((asset) => (kinds[asset.kind]! / present) * (rawWeight(asset) / byKind.get(asset.kind)!));
};

interface Ranked {
  s: number;
  asset: { key: string };
}

/** Lowest `s` first, ties by key. */
export const worseFirst = (a: Ranked, b: Ranked): number => a.s - b.s || (a.asset.key < b.asset.key ? -1 : 1);

/** The assets of lowest `s` whose weights sum to exactly a tenth: the last one in part. */
const worstTenth = (worstFirst: readonly ScoredAsset[]): void => {
  let left = WORST_SHARE;
  for (const scored of worstFirst) {
    scored.t = Math.min(scored.w, left);
    left -= scored.t;
    if (left <= 0) return;
  }
};

/** @param tail Σ t·s over the worst tenth */
export const pulled = (mean: number, tail: number, lambda: number = LAMBDA): number =>
  Math.min(100, Math.max(0, 100 * ((1 - lambda) * mean + (lambda * tail) / WORST_SHARE)));

/**
 * The posture score of any set of assets at an instant (docs/posture.md): area scores `K / (K + H)` decayed by age,
 * averaged by weight, pulled toward the worst tenth. Kinds without a share (sources, repositories) are left out.
 *
 * @param at milliseconds since 1970
 */
export const scoreOf = (assets: AssetPosture[], at: number, constants: Constants = CONSTANTS): Score => {
  const { lambda, kinds } = constants;
  // An asset without a counted area (all excluded, or a kind that is not scored) has nothing to be weighed by.
  const counted = assets.flatMap((asset) => {
    const areas = kinds[asset.kind] === undefined ? [] : scoreAreas(asset, at, constants);
    return areas.length === 0 ? [] : [{ asset, areas }];
  });
  if (counted.length === 0) return { score: null, mean: 0, assets: [] };
  const w = shares(
    counted.map(({ asset }) => asset),
    kinds,
  );
  const scored = counted
    .map(
      ({ asset, areas }, i): ScoredAsset => ({
        asset,
        s: sumOf(areas),
        w: w[i]!,
        t: 0,
        weight: 0,
        areas,
      }),
    )
    .sort(worseFirst);
  worstTenth(scored);
  let mean = 0;
  let tail = 0;
  for (const asset of scored) {
    asset.weight = (1 - lambda) * asset.w + (lambda * asset.t) / WORST_SHARE;
    mean += asset.w * asset.s;
    tail += asset.t * asset.s;
  }
  return { score: pulled(mean, tail, lambda), mean, assets: scored };
};

/** Share of the weighted (asset, area) pairs that somebody looked at recently enough, 0 to 1; null without assets. */
export const coverageOf = ({ assets }: Score): number | null =>
  assets.length === 0
    ? null
    : assets.reduce(
        (sum, { w, areas }) =>
          sum + w * areas.reduce((n, area) => n + (area.standing === "fresh" ? area.weight : 0), 0),
        0,
      );
