import type { OwnedAsset, OwnershipPattern } from "../ownership.ts";

/** Labels by which people say whose something is; the first that an asset has is suggested. */
const OWNER_LABELS = ["team", "owner", "app.kubernetes.io/part-of"];

const NOTHING: OwnershipPattern = {
  label: null,
  labelValue: null,
  namespace: null,
  cluster: null,
  repository: null,
};

/**
 * The rule that would take an asset together with its like: its owner label, else the folder of its image repository,
 * else its namespace in its cluster, else its cluster.
 *
 * @returns null where nothing sets it apart; a rule for everything is nobody's suggestion
 */
export function suggestRule({ labels, namespace, cluster, repository }: OwnedAsset): OwnershipPattern | null {
  const label = OWNER_LABELS.find((key) => Object.hasOwn(labels, key) && labels[key]);
  if (label) return { ...NOTHING, label, labelValue: labels[label]! };
  if (repository) return { ...NOTHING, repository: folderOf(repository) };
  if (namespace) return { ...NOTHING, namespace, cluster };
  return cluster ? { ...NOTHING, cluster } : null;
}

const folderOf = (repository: string): string => {
  const parts = repository.split("/");
  return parts.length < 3 ? repository : `${parts.slice(0, -1).join("/")}/*`;
};
