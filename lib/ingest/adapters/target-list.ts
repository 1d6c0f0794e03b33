import type { PackageMention } from "../reading/package.ts";
import type { AssetMention, Observation, Slice, Target } from "../reading.ts";

/** The targets of a document that speaks of many assets in many places; each asset is one target. */
export type TargetList = Map<string, GrowingTarget>;

interface GrowingTarget {
  asset: AssetMention;
  slices: Map<string, Slice>;
  observations: Observation[];
  bill: PackageMention[] | null;
}

/** What one place of a document says about an asset. */
export interface Statement {
  slices: readonly Slice[];
  observations: readonly Observation[];
  bill?: readonly PackageMention[];
}

export const newTargetList = (): TargetList => new Map();

export function targetsIn(list: TargetList): Target[] {
  return [...list.values()].map(({ asset, slices, observations, bill }) => ({
    asset,
    slices: [...slices.values()],
    observations,
    packages: bill?.length ?? 0,
    ...(bill === null ? {} : { bill }),
  }));
}

/** The same slice said twice is complete only if both are, and assesses if one does. */
export function addToTarget(list: TargetList, asset: AssetMention, said: Statement): void {
  const key = JSON.stringify(asset);
  const target: GrowingTarget = list.get(key) ?? { asset, slices: new Map(), observations: [], bill: null };
  list.set(key, target);
  for (const slice of said.slices) addSlice(target.slices, slice);
  for (const observation of said.observations) target.observations.push(observation);
  if (said.bill === undefined) return;
  target.bill ??= [];
  for (const mention of said.bill) target.bill.push(mention);
}

function addSlice(slices: Map<string, Slice>, slice: Slice): void {
  const known = slices.get(slice.key);
  slices.set(slice.key, {
    ...slice,
    complete: slice.complete && (known?.complete ?? true),
    assesses: slice.assesses || (known?.assesses ?? false),
  });
}
