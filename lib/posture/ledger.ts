import { SEVERITIES } from "../findings/schema.ts";
import type { AssetKind } from "../inventory/schema.ts";
import type { Problem } from "./area-hazards.ts";
import { hazardUnits } from "./hazard.ts";
import { AREAS, type Area } from "./schema.ts";
import type { Score, ScoredAsset } from "./score.ts";

/** A finding present on an asset, as the ledger splits losses. */
export interface LedgerProblem extends Problem {
  assetId: number;
  /** Position in AREAS. */
  area: number;
  findingId: number;
}

/** One line of what is missing from 100. All lines sum to `100 − score`. */
export interface LedgerLine {
  kind: "finding" | "stale" | "unassessed";
  /** Set for findings. */
  findingId: number | null;
  area: Area;
  assetKind: AssetKind;
  assetIds: number[];
  /** Points of the loss that stand on this line. */
  share: number;
}

export const areaOf = (code: number): Area => AREAS[code]!;

/**
 * Splits `100 − score` into lines: an asset's lost area points go to the findings present there in proportion to
 * hazard (an advisory's packages share its one hazard), what age takes goes to STALE, what nobody looked at to
 * UNASSESSED (docs/posture.md, 8).
 */
export const ledger = (score: Score, problems: LedgerProblem[]): LedgerLine[] => {
  const lines = new Map<string, LedgerLine>();
  const byPlace = Map.groupBy(
    problems.filter((p) => !p.dismissed),
    (p) => `${p.assetId}/${areaOf(p.area)}`,
  );
  for (const scored of score.assets) {
    for (const area of scored.areas) {
      const worth = 100 * scored.weight * area.weight;
      const place = { area: area.area, assetKind: scored.asset.kind, assetId: scored.asset.id };
      if (area.standing === "never" || area.standing === "late") {
        add(lines, "unassessed", null, place, worth);
        continue;
      }
      if (area.s < area.undecayed) add(lines, "stale", null, place, worth * (area.undecayed - area.s));
      split(lines, byPlace.get(`${scored.asset.id}/${area.area}`) ?? [], place, worth * (1 - area.undecayed));
    }
  }
  return [...lines.values()].sort((a, b) => b.share - a.share);
};

interface Place {
  area: Area;
  assetKind: AssetKind;
  assetId: number;
}

const add = (
  lines: Map<string, LedgerLine>,
  kind: LedgerLine["kind"],
  findingId: number | null,
  { area, assetKind, assetId }: Place,
  share: number,
): void => {
  const key = findingId === null ? `${kind}/${assetKind}/${area}` : `finding/${findingId}`;
  const line = lines.get(key) ?? { kind, findingId, area, assetKind, assetIds: [], share: 0 };
  line.assetIds.push(assetId);
  line.share += share;
  lines.set(key, line);
};

const unitsOf = (p: LedgerProblem): number =>
  hazardUnits({ severity: SEVERITIES[p.severity]!, epss: p.epss, kev: p.kev });

const split = (
  lines: Map<string, LedgerLine>,
  problems: LedgerProblem[],
  place: Place,
  loss: number,
): void => {
  if (loss === 0) return;
  const rules = Map.groupBy(problems, (p) => p.ruleId);
  const parts = [...rules.values()].flatMap((of) => {
    const units = of.map(unitsOf);
    const most = Math.max(...units);
    const sum = units.reduce((a, b) => a + b, 0);
    return of.map((p, i) => ({ findingId: p.findingId, part: sum === 0 ? 0 : (most * units[i]!) / sum }));
  });
  const total = parts.reduce((sum, { part }) => sum + part, 0);
  for (const { findingId, part } of parts)
    if (part > 0) add(lines, "finding", findingId, place, (loss * part) / total);
};

/**
 * How many points of the loss at most a thousandth hazard point of a finding on this subject stands for: the sum over
 * the subject's assets, each with the area in which it weighs most there.
 */
export const lossesPerUnit = (score: Score, subjectOf: (assetId: number) => number): Map<number, number> => {
  const losses = new Map<number, number>();
  for (const { asset, areas, weight } of score.assets) {
    const perUnit = areas.map(({ area, weight: share, undecayed }) => {
      const { hazard = 0 } = asset.areas.find((state) => state.area === area) ?? {};
      return hazard === 0 ? 0 : (100 * weight * share * (1 - undecayed)) / hazard;
    });
    const most = Math.max(0, ...perUnit);
    if (most > 0) losses.set(subjectOf(asset.id), (losses.get(subjectOf(asset.id)) ?? 0) + most);
  }
  return losses;
};

/** The asset that stands worst: shown beside the mean. */
export const weakest = (score: Score, count: number): ScoredAsset[] =>
  score.assets
    .toSorted((a, b) => a.s - b.s || b.w - a.w || (a.asset.key < b.asset.key ? -1 : 1))
    .slice(0, count);
