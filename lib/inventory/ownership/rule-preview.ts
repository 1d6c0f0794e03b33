import { type OwnedAsset, type OwnershipPattern, owns, traits } from "../ownership.ts";
import type { AssetKind } from "../schema.ts";
import type { OwnershipPreview, RulePreview } from "./schema.ts";

export interface PreviewedAsset extends OwnedAsset {
  id: number;
  kind: AssetKind;
  name: string;
  teamId: number | null;
}

const SAMPLES = 5;

/**
 * What an ordered list of rules would do, before anybody saves it.
 *
 * @param rules in the order in which they are tried
 * @param assets each with the team it has now
 */
export function previewRules(
  rules: readonly (OwnershipPattern & { teamId: number })[],
  assets: readonly PreviewedAsset[],
): OwnershipPreview {
  const taken: PreviewedAsset[][] = rules.map(() => []);
  const shadowed = rules.map(() => 0);
  for (const alike of Map.groupBy(assets, traits(rules)).values()) {
    const matching = rules.flatMap((rule, index) => (owns(rule, alike[0]!) ? index : []));
    for (const [place, index] of matching.entries()) {
      if (place === 0) for (const asset of alike) taken[index]!.push(asset);
      else shadowed[index]! += alike.length;
    }
  }
  const after = new Map<number, number>();
  for (const [index, of] of taken.entries()) add(after, rules[index]!.teamId, of.length);
  const before = new Map<number | null, number>();
  for (const { teamId } of assets) add(before, teamId, 1);
  const stays = taken.map((of, index) => of.filter(({ teamId }) => teamId === rules[index]!.teamId).length);
  const owned = sum(after.values());
  const lost = assets.length - owned - unownedOf(assets, taken);
  return {
    rules: taken.map((of, i) => rulePreview(of, shadowed[i]!, rules[i]!.teamId)),
    assets: assets.length,
    unowned: { before: before.get(null) ?? 0, after: assets.length - owned },
    moved: owned - sum(stays) + lost,
    teams: [...new Set([...before.keys(), ...after.keys()])]
      .filter((id) => id !== null)
      .toSorted((a, b) => a - b)
      .map((teamId) => ({ teamId, before: before.get(teamId) ?? 0, after: after.get(teamId) ?? 0 })),
  };
}

const add = <K>(counts: Map<K, number>, key: K, n: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + n);
};

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, n) => total + n, 0);

/** Those that nobody owns now and no rule takes either. */
const unownedOf = (assets: readonly PreviewedAsset[], taken: readonly PreviewedAsset[][]): number =>
  assets.filter((asset) => asset.teamId === null).length -
  sum(taken.map((of) => of.filter((asset) => asset.teamId === null).length));

function rulePreview(taken: readonly PreviewedAsset[], shadowed: number, teamId: number): RulePreview {
  const byKind: RulePreview["byKind"] = {};
  const from = new Map<number | null, number>();
  for (const asset of taken) {
    byKind[asset.kind] = (byKind[asset.kind] ?? 0) + 1;
    if (asset.teamId !== teamId) from.set(asset.teamId, (from.get(asset.teamId) ?? 0) + 1);
  }
  return {
    takes: taken.length,
    shadowed,
    byKind,
    from: [...from].map(([id, assets]) => ({ teamId: id, assets })).toSorted((a, b) => b.assets - a.assets),
    samples: taken.slice(0, SAMPLES).map((asset) => asset.name),
  };
}
