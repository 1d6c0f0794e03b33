/** A rule as an administrator ordered it; an empty pattern matches everything. `*` in a pattern stands for any text. */
export interface OwnershipRule {
  teamId: number;
  position: number;
  label: string | null;
  labelValue: string | null;
  namespace: string | null;
  cluster: string | null;
  repository: string | null;
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

function owns(rule: OwnershipRule, asset: OwnedAsset): boolean {
  return (
    matches(rule.namespace, asset.namespace) &&
    matches(rule.cluster, asset.cluster) &&
    matches(rule.repository, asset.repository) &&
    (!rule.label ||
      (rule.label in asset.labels && matches(rule.labelValue, asset.labels[rule.label] ?? null)))
  );
}

function matches(pattern: string | null, text: string | null): boolean {
  if (!pattern) return true;
  if (text === null) return false;
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
