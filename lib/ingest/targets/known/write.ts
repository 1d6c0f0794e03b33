import type { CopyTx } from "../../../db/transaction.ts";
import type { ResolvedTarget } from "../by-asset.ts";

/**
 * Targets whose assets are known by number, locked as resolving would have left them: subjects first, then their assets.
 * What was merged away meanwhile is left out: whoever merged it looks at the survivor.
 */
export const lockKnown = async (tx: CopyTx, targets: ResolvedTarget[]): Promise<ResolvedTarget[]> => {
  if (targets.length === 0) return [];
  const subjects = await lock(
    tx,
    targets.map(({ subjectId }) => subjectId),
  );
  const assets = await lock(
    tx,
    targets.flatMap(({ assetIds }) => assetIds),
  );
  return targets.filter(
    ({ subjectId, assetIds }) => subjects.has(subjectId) && assetIds.every((id) => assets.has(id)),
  );
};

const lock = async (tx: CopyTx, ids: number[]): Promise<Set<number>> => {
  const rows = await tx.sql<{ id: number }>`
    select id from asset where id = any(${ids}::int[]) order by key for update`;
  return new Set(rows.map(({ id }) => id));
};
