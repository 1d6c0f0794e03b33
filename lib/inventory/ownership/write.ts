import type { SqlRunner } from "../../db/sql.ts";
import { type OwnedAsset, type OwnershipRule, ownerOf } from "../ownership.ts";

/**
 * Gives assets their team by the ordered rules. Containers follow their workload, and what no rule matches is unowned.
 *
 * @returns how many changed hands
 */
export const assignTeams = async (tx: SqlRunner, assetIds: number[] | "all"): Promise<number> => {
  const rules = await tx.sql<OwnershipRule>`
    select team_id as "teamId", position, label, label_value as "labelValue", namespace, cluster, repository
    from ownership_rule order by position`;
  const assets = await tx.sql<OwnedAsset & { id: number; teamId: number | null }>`
    select a.id, a.team_id as "teamId", coalesce(w.labels, '{}') || a.labels as labels, coalesce(w.namespace, a.namespace) as namespace,
      coalesce(c.name, case when a.kind = 'cluster' then a.name end) as cluster,
      coalesce(r.name, case when a.kind = 'repository' then a.name end) as repository
    from asset a left join asset c on c.id = a.cluster_id left join image_detail i on i.asset_id = a.id
    left join asset r on r.id = i.repository_id left join container_detail d on d.asset_id = a.id left join asset w on w.id = d.workload_id
    where (${assetIds === "all"} or a.id = any(${assetIds === "all" ? [] : assetIds}::int[])) order by a.id`;
  const moves = assets.flatMap((asset) => {
    const teamId = ownerOf(asset, rules);
    return teamId === asset.teamId ? [] : [{ id: asset.id, teamId }];
  });
  if (moves.length === 0) return 0;
  await tx.sql`update asset a set team_id = x."teamId"
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) x(id int, "teamId" int) where a.id = x.id`;
  return moves.length;
};
