import { areaHazards } from "./area-hazards.ts";
import { areaOf, type LedgerProblem } from "./ledger.ts";
import type { Area } from "./schema.ts";
import {
  type AssetPosture,
  pulled,
  type Score,
  type ScoredAsset,
  scoreAreas,
  sumOf,
  WORST_SHARE,
  worseFirst,
} from "./score.ts";

/** The score if these findings were gone from everywhere and nothing else changed. */
export type Prediction = (findingIds: ReadonlySet<number>) => number;

/**
 * Predicts from a score what fixing something would make of it, exactly (to rounding in the last digits): only assets
 * that have one of the findings are scored anew, shares do not change, and the worst tenth is found by walking the
 * old order past the new places. Costs what the touched assets and a tenth of all cost, not the estate.
 *
 * @param score of a set with at least one asset
 * @param at the instant the score is of, milliseconds since 1970
 */
export const predictor = (score: Score, problems: readonly LedgerProblem[], at: number): Prediction => {
  const byAsset = Map.groupBy(problems, (problem) => problem.assetId);
  const places = Map.groupBy(problems, (problem) => problem.findingId);
  const scored = new Map(score.assets.map((one) => [one.asset.id, one]));
  return (findingIds) => {
    const touched = new Set([...findingIds].flatMap((id) => (places.get(id) ?? []).map((p) => p.assetId)));
    const changed: Changed[] = [...touched].flatMap((id) => {
      const before = scored.get(id);
      if (!before) return [];
      const left = (byAsset.get(id) ?? []).filter((p) => !findingIds.has(p.findingId));
      return again(before, withHazards(before.asset, left), at);
    });
    return withChanged(score, changed);
  };
};

/** The score if somebody looked at this area of these assets now and found what was known. */
export type Refresh = (assetIds: readonly number[], area: Area) => number;

/**
 * Predicts what a new look at stale areas would bring, as exactly as `predictor`: hazards stay as they are, only what
 * age took comes back. What nobody ever looked at stays unknown.
 */
export const refresher = (score: Score, at: number): Refresh => {
  const scored = new Map(score.assets.map((one) => [one.asset.id, one]));
  return (assetIds, area) => {
    const changed = [...new Set(assetIds)].flatMap((id): Changed[] => {
      const before = scored.get(id);
      return before ? [again(before, lookedAt(before.asset, area, at), at)] : [];
    });
    return withChanged(score, changed);
  };
};

const lookedAt = (asset: AssetPosture, area: Area, at: number): AssetPosture => ({
  ...asset,
  areas: asset.areas.map((state) =>
    state.area === area && state.assessedAt !== null && !state.late ? { ...state, assessedAt: at } : state,
  ),
});

const again = (before: ScoredAsset, asset: AssetPosture, at: number): Changed => ({
  asset: before.asset,
  s: sumOf(scoreAreas(asset, at)),
  was: before.s,
  w: before.w,
});

const withChanged = (score: Score, changed: Changed[]): number => {
  const gained = changed.reduce((sum, { s, was, w }) => sum + w * (s - was), 0);
  const touched = new Set(changed.map(({ asset }) => asset.id));
  return pulled(score.mean + gained, tailOf(score.assets, touched, changed.sort(worseFirst)));
};

type Placed = Pick<ScoredAsset, "asset" | "s" | "w">;
type Changed = Placed & { was: number };

const withHazards = (asset: AssetPosture, left: LedgerProblem[]): AssetPosture => {
  const hazards = new Map(areaHazards(left).map(({ area, hazard }) => [areaOf(area), hazard]));
  return {
    ...asset,
    areas: asset.areas.map((state) => ({ ...state, hazard: hazards.get(state.area) ?? 0 })),
  };
};

/** Σ t·s over the worst tenth of the assets, the touched ones at their new places. */
const tailOf = (
  worstFirst: readonly ScoredAsset[],
  touched: ReadonlySet<number>,
  changed: readonly Changed[],
): number => {
  let left = WORST_SHARE;
  let tail = 0;
  let next = 0;
  const take = ({ s, w }: Placed): void => {
    const t = Math.min(w, left);
    tail += t * s;
    left -= t;
  };
  for (const one of worstFirst) {
    if (left <= 0) return tail;
    if (touched.has(one.asset.id)) continue;
    while (next < changed.length && worseFirst(changed[next]!, one) < 0) take(changed[next++]!);
    take(one);
  }
  while (next < changed.length) take(changed[next++]!);
  return tail;
};
