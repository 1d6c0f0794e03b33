import type { PackageMention } from "../reading/package.ts";
import type { AssetMention, Observation, Slice, Target } from "../reading.ts";

/** The targets of a document that speaks of many assets in many places; each asset is one target. */
export type TargetList = Map<string, Target>;

export const newTargetList = (): TargetList => new Map();

export const targetsIn = (list: TargetList): Target[] => [...list.values()];

/**
 * What one place of the document says about an asset. The same slice said twice is complete only if both are, and
 * assesses if one does.
 */
export function addToTarget(
  list: TargetList,
  asset: AssetMention,
  said: { slices: readonly Slice[]; observations: readonly Observation[]; bill?: readonly PackageMention[] },
): void {
  const key = JSON.stringify(asset);
  const target = list.get(key) ?? { asset, slices: [], observations: [], packages: 0 };
  list.set(key, target);
  for (const slice of said.slices) addSlice(target.slices, slice);
  for (const observation of said.observations) target.observations.push(observation);
  if (said.bill === undefined) return;
  target.bill = [...(target.bill ?? []), ...said.bill];
  target.packages = target.bill.length;
}

function addSlice(slices: Slice[], slice: Slice): void {
  const known = slices.find((other) => other.key === slice.key);
  if (known === undefined) slices.push({ ...slice });
  else {
    known.complete = known.complete && slice.complete;
    known.assesses = known.assesses || slice.assesses;
  }
}
