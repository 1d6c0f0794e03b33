import type { CopyTx } from "../../../db/transaction.ts";
import type { ResolvedTarget } from "../by-asset.ts";

/**
 * Targets whose assets are known by number, with their subjects locked as resolving would have left them. What was
 * merged away meanwhile is left out: whoever merged it looks at the survivor.
 */
export const lockKnown = async (tx: CopyTx, targets: ResolvedTarget[]): Promise<ResolvedTarget[]> => {
  if (targets.length === 0) return [];
  const ids = targets.flatMap(({ subjectId, assetIds }) => [subjectId, ...assetIds]);
  const rows = await tx.sql<{ id: number }>`
    select id from asset where id = any(${ids}::int[]) order by key for update`;
  const there = new Set(rows.map(({ id }) => id));
  return targets.filter(({ subjectId, assetIds }) => [subjectId, ...assetIds].every((id) => there.has(id)));
};
