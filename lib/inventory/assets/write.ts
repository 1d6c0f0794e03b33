import type { SqlRunner } from "../../db/sql.ts";
import type { AssetKind } from "../schema.ts";

export interface Sighting {
  /** The observation time of the report that names the asset. */
  at: Date;
  /** The collector's interval, which decides how long the asset counts as live without news. */
  intervalSeconds: number | null;
}

export interface AssetIdentity {
  key: string;
  kind: AssetKind;
  name: string;
  clusterId?: number | null;
  namespace?: string | null;
  labels?: Record<string, string> | null;
}

/**
 * Finds the asset by its key or makes it, and widens its first and last sighting. The row stays locked to the end of
 * the transaction: two reports about one subject wait for each other here, others don't.
 */
export const sightAsset = async (
  tx: SqlRunner,
  asset: AssetIdentity,
  { at, intervalSeconds }: Sighting,
): Promise<number> => {
  const [row] = await tx.sql<{ id: number }>`
    insert into asset as a (key, kind, name, cluster_id, namespace, labels, first_seen, last_seen, interval_seconds)
    values (${asset.key}, ${asset.kind}, ${asset.name}, ${asset.clusterId ?? null}, ${asset.namespace ?? null},
            ${JSON.stringify(asset.labels ?? {})}::jsonb, ${at}, ${at}, ${intervalSeconds})
    on conflict (key) do update set
      first_seen = least(a.first_seen, excluded.first_seen),
      last_seen = greatest(a.last_seen, excluded.last_seen),
      labels = case when ${asset.labels != null}::bool and excluded.last_seen >= a.last_seen then excluded.labels else a.labels end,
      interval_seconds = coalesce(excluded.interval_seconds, a.interval_seconds),
      gone_at = case when a.gone_at < excluded.last_seen then null else a.gone_at end,
      live = a.live or (a.kind not in ('image', 'container', 'repository') and (a.gone_at is null or a.gone_at < excluded.last_seen))
    returning id`;
  return row!.id;
};
