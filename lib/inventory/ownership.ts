import { matchesGlob } from "./ownership/glob.ts";

/** What a rule asks for; what it leaves out (null) anything may be. `*` stands for any text, `?` for one character. */
export interface OwnershipPattern {
  label: string | null;
  labelValue: string | null;
  namespace: string | null;
  cluster: string | null;
  repository: string | null;
}

/** A rule as an administrator ordered it. */
export interface OwnershipRule extends OwnershipPattern {
  teamId: number;
  position: number;
}

export interface OwnedAsset {
  labels: Record<string, string>;
  namespace: string | null;
  /** Name of the cluster it is in. */
  cluster: string | null;
  /** Image repository, for repositories and images. */
  repository: string | null;
}

/** The team of the first rule, by position, all of whose patterns match; null where none does: unowned. */
export function ownerOf(asset: OwnedAsset, rules: readonly OwnershipRule[]): number | null {
  return [...rules].sort((a, b) => a.position - b.position).find((rule) => owns(rule, asset))?.teamId ?? null;
}

/**
 * Finds the rule of many assets: an estate has far fewer different (labels asked for, namespace, cluster, repository)
 * than assets, and each is tried once.
 *
 * @param rules in the order in which they are tried
 * @returns per asset the index of the first that matches, −1 where none does
 */
export function ruleFinder(rules: readonly OwnershipPattern[]): (asset: OwnedAsset) => number {
  const traitOf = traits(rules);
  const known = new Map<string, number>();
  return (asset) => {
    const trait = traitOf(asset);
    const index = known.get(trait) ?? rules.findIndex((rule) => owns(rule, asset));
    known.set(trait, index);
    return index;
  };
}

/** What of an asset rules can tell apart, as one text: two of the same are treated alike by each of them. */
export function traits(rules: readonly OwnershipPattern[]): (asset: OwnedAsset) => string {
  const keys = [...new Set(rules.flatMap((rule) => rule.label ?? []))];
  return ({ labels, namespace, cluster, repository }) => {
    const values = keys.map((key) => (Object.hasOwn(labels, key) ? (labels[key] ?? null) : null));
    return JSON.stringify([namespace, cluster, repository, values]);
  };
}

/** Whether all that the rule asks for is so. */
export function owns(rule: OwnershipPattern, asset: OwnedAsset): boolean {
  return (
    matches(rule.namespace, asset.namespace) &&
    matches(rule.cluster, asset.cluster) &&
    matches(rule.repository, asset.repository) &&
    (!rule.label ||
      (Object.hasOwn(asset.labels, rule.label) && matches(rule.labelValue, asset.labels[rule.label] ?? null)))
  );
}

function matches(pattern: string | null, text: string | null): boolean {
  return !pattern || (text !== null && matchesGlob(pattern, text));
}
