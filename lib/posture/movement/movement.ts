import { areaHazards } from "../area-hazards.ts";
import { areaOf, type LedgerProblem } from "../ledger.ts";
import { type AreaState, type AssetPosture, scoreOf } from "../score.ts";

/** Why a score moved, in the order in which `movement` applies them. */
export const CAUSES = ["scope", "policy", "coverage", "intelligence", "decisions", "fixed", "new"] as const;
export type Cause = (typeof CAUSES)[number];

/** A set of assets at an instant, with what was present on those whose hazards differ between the two. */
export interface Moment {
  /** Milliseconds since 1970. */
  at: number;
  assets: AssetPosture[];
  problems: readonly LedgerProblem[];
}

export interface MovementPart {
  cause: Cause;
  /** Points of the score; all parts sum to the change. */
  points: number;
  /** How many assets (scope, policy, coverage) or findings (the others) it is about. */
  count: number;
}

/**
 * What a score moved by between two instants, cause by cause: the earlier estate becomes the later one in seven steps,
 * and each step is what the score does at it. So the parts sum to the change, exactly but for rounding.
 *
 * 1 scope: assets came or went, or became more or less exposed, all at the earlier instant; what came brings all that
 * is known of it. 2 policy: criticality, exclusions. 3 coverage: looks, and what time took since; what a first look
 * found belongs to it, so that looking never costs. 4 intelligence: likelihoods, and severities as tools tell them.
 * 5 decisions: dismissed, or no longer. 6 fixed: what went. 7 new: what came.
 */
export const movement = (before: Moment, after: Moment): MovementPart[] => {
  const then = new Map(before.assets.map((asset) => [asset.id, asset]));
  const now = new Map(after.assets.map((asset) => [asset.id, asset]));
  const stages = problemStages(before.problems, after.problems);
  const parts: MovementPart[] = [];
  let last = pointsOf(before.assets, before.at);
  const step = (cause: Cause, count: number, assets: AssetPosture[], at: number): void => {
    const points = pointsOf(assets, at);
    parts.push({ cause, points: points - last, count });
    last = points;
  };

  const scoped = after.assets.map((asset) => {
    const was = then.get(asset.id);
    return was ? { ...was, exposure: asset.exposure, siblings: asset.siblings } : asset;
  });
  step("scope", countScope(then, now), scoped, before.at);

  const ruled = scoped.map((asset) => withPolicy(asset, now.get(asset.id)!));
  step("policy", countChanged(scoped, ruled, policyOf), ruled, before.at);

  const looked = ruled.map((asset) => withLooks(asset, now.get(asset.id)!));
  step("coverage", countChanged(ruled, looked, looksOf), looked, after.at);

  const known = looked.map((asset) => withHazards(asset, now.get(asset.id)!, stages.known));
  step("intelligence", stages.reweighed, known, after.at);
  const decided = looked.map((asset) => withHazards(asset, now.get(asset.id)!, stages.decided));
  step("decisions", stages.redecided, decided, after.at);
  const fixed = looked.map((asset) => withHazards(asset, now.get(asset.id)!, stages.left));
  step("fixed", stages.gone, fixed, after.at);
  step("new", stages.came, after.assets, after.at);
  return parts;
};

/** A set without assets has no score; what it moves from or to counts as nothing. */
const pointsOf = (assets: AssetPosture[], at: number): number => scoreOf(assets, at).score ?? 0;

const countScope = (then: Map<number, AssetPosture>, now: Map<number, AssetPosture>): number =>
  [...now.values()].filter((asset) => then.get(asset.id)?.exposure !== asset.exposure).length +
  [...then.keys()].filter((id) => !now.has(id)).length;

const countChanged = (
  from: AssetPosture[],
  to: AssetPosture[],
  look: (asset: AssetPosture) => string,
): number => from.filter((asset, i) => look(asset) !== look(to[i]!)).length;

const policyOf = ({ criticality, teamCriticality, areas }: AssetPosture): string =>
  `${criticality}/${teamCriticality}/${areas.filter((area) => area.excluded).map((area) => area.area)}`;
const looksOf = ({ areas }: AssetPosture): string =>
  areas.map((area) => `${area.area}${area.assessedAt}${area.late}${area.ttlSeconds}`).join();

const stateIn = (asset: AssetPosture, area: AreaState["area"]): AreaState | undefined =>
  asset.areas.find((state) => state.area === area);

const UNSEEN = { hazard: 0, assessedAt: null, ttlSeconds: 0, late: false, excluded: false };

const withPolicy = (asset: AssetPosture, later: AssetPosture): AssetPosture => ({
  ...asset,
  criticality: later.criticality,
  teamCriticality: later.teamCriticality,
  areas: later.areas.map(({ area, excluded }) => ({
    ...(stateIn(asset, area) ?? { area, ...UNSEEN }),
    excluded,
  })),
});

const isSeen = (state: AreaState | undefined): boolean =>
  state !== undefined && state.assessedAt !== null && !state.late;

const withLooks = (asset: AssetPosture, later: AssetPosture): AssetPosture => ({
  ...asset,
  areas: later.areas.map((state) => {
    const was = stateIn(asset, state.area);
    return isSeen(was) ? { ...state, hazard: was!.hazard } : state;
  }),
});

/** Hazards by `asset/area` after a stage; areas of which no problem was given keep theirs. */
type Stage = Map<string, number>;

/** Of areas that both instants saw and whose hazard differs: what a stage leaves of it. */
const withHazards = (asset: AssetPosture, later: AssetPosture, stage: Stage): AssetPosture => ({
  ...asset,
  areas: asset.areas.map((state) =>
    state.hazard === stateIn(later, state.area)?.hazard
      ? state
      : { ...state, hazard: stage.get(`${asset.id}/${state.area}`) ?? 0 },
  ),
});

interface Stages {
  known: Stage;
  decided: Stage;
  left: Stage;
  reweighed: number;
  redecided: number;
  gone: number;
  came: number;
}

const problemStages = (before: readonly LedgerProblem[], after: readonly LedgerProblem[]): Stages => {
  const keyOf = (p: LedgerProblem): string => `${p.assetId}/${p.area}/${p.findingId}`;
  const now = new Map(after.map((p) => [keyOf(p), p]));
  const feeds = new Map(after.map((p) => [p.ruleId, { epss: p.epss, kev: p.kev }]));
  const then = new Set(before.map(keyOf));
  const known = before.map((p) => ({
    ...p,
    ...feeds.get(p.ruleId),
    severity: now.get(keyOf(p))?.severity ?? p.severity,
  }));
  const decided = known.map((p) => ({ ...p, dismissed: now.get(keyOf(p))?.dismissed ?? p.dismissed }));
  const count = (problems: readonly LedgerProblem[]): number =>
    new Set(problems.map((p) => p.findingId)).size;
  return {
    known: hazardsOf(known),
    decided: hazardsOf(decided),
    left: hazardsOf(decided.filter((p) => now.has(keyOf(p)))),
    reweighed: count(
      known.filter(
        (p, i) =>
          p.epss !== before[i]!.epss || p.kev !== before[i]!.kev || p.severity !== before[i]!.severity,
      ),
    ),
    redecided: count(decided.filter((p, i) => p.dismissed !== before[i]!.dismissed)),
    gone: count(before.filter((p) => !now.has(keyOf(p)))),
    came: count(after.filter((p) => !then.has(keyOf(p)))),
  };
};

const hazardsOf = (problems: LedgerProblem[]): Stage =>
  new Map(areaHazards(problems).map(({ assetId, area, hazard }) => [`${assetId}/${areaOf(area)}`, hazard]));

/** The assets of which problems must be read for `movement`: those that both instants have, with an area whose hazard differs. */
export const assetsThatMoved = (
  before: readonly AssetPosture[],
  after: readonly AssetPosture[],
): number[] => {
  const then = new Map(before.map((asset) => [asset.id, asset]));
  return after.flatMap((asset) => {
    const was = then.get(asset.id);
    const moved =
      was !== undefined &&
      asset.areas.some((state) => (stateIn(was, state.area)?.hazard ?? 0) !== state.hazard);
    return moved ? asset.id : [];
  });
};

/** The parts that matter most, heaviest first; what moved nothing is none. */
export const topParts = <T extends { points: number }>(parts: readonly T[], count: number): T[] =>
  parts
    .filter((part) => Math.abs(part.points) >= 0.05)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, count);
