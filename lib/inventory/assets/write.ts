import type { SqlRunner } from "../../db/sql.ts";
import type { AssetKind } from "../schema.ts";
import type { Sighting } from "../sighting.ts";

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
 * the transaction: two reports about one subject wait for each other here, others don't. A new image is not live yet:
 * that it becomes so is a change, after which the findings of its repository are looked at again.
 */
export const sightAsset = async (
  tx: SqlRunner,
  asset: AssetIdentity,
  { at, intervalSeconds }: Sighting,
): Promise<number> => {
  const [row] = await tx.sql<{ id: number }>`
    insert into asset as a (key, kind, name, cluster_id, namespace, labels, first_seen, last_seen, interval_seconds, live)
    values (${asset.key}, ${asset.kind}, ${asset.name}, ${asset.clusterId ?? null}, ${asset.namespace ?? null},
            ${JSON.stringify(asset.labels ?? {})}::jsonb, ${at}, ${at}, ${intervalSeconds}, ${asset.kind !== "image"})
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

/** First and last sighting of assets that were there before. */
export const widenSightings = async (tx: SqlRunner, ids: number[], { at }: Sighting): Promise<void> => {
  await tx.sql`update asset set first_seen = least(first_seen, ${at}), last_seen = greatest(last_seen, ${at})
    where id = any(${ids}::int[]) and (first_seen > ${at} or last_seen < ${at})`;
};

export interface ManySighting extends AssetIdentity {
  /** Since when a newer report knows it to be gone; null: this report is the newest word on it. */
  goneSince: Date | null;
  live: boolean;
}

export interface Sighted {
  id: number;
  /** Nobody has reported a later state: what this report says of it is its detail now. */
  newest: boolean;
}

/** `sightAsset` for many at once, by key. Locked in the order of their keys, so that reports wait instead of crossing. */
export const sightAssets = async (
  tx: SqlRunner,
  assets: ManySighting[],
  { at, intervalSeconds }: Sighting,
): Promise<Map<string, Sighted>> => {
  const distinct = [...new Map(assets.map((asset) => [asset.key, asset])).values()];
  if (distinct.length === 0) return new Map();
  const known = await tx.sql<{ key: string; lastSeen: Date }>`
    select key, last_seen as "lastSeen" from asset where key = any(${distinct.map((a) => a.key)}::text[]) order by key for update`;
  const lastSeen = new Map(known.map((row) => [row.key, row.lastSeen]));
  const rows = await tx.sql<{ id: number; key: string }>`
    insert into asset as a (key, kind, name, cluster_id, namespace, labels, first_seen, last_seen, interval_seconds, gone_at, live)
    select x.key, x.kind, x.name, x."clusterId", x.namespace, coalesce(x.labels, '{}'), ${at}, ${at}, ${intervalSeconds}::int,
      x."goneSince", x.live and x."goneSince" is null
    from jsonb_to_recordset(${JSON.stringify(distinct)}::jsonb)
      x(key text, kind text, name text, "clusterId" int, namespace text, labels jsonb, "goneSince" timestamptz, live bool)
    order by x.key
    on conflict (key) do update set
      first_seen = least(a.first_seen, excluded.first_seen),
      last_seen = greatest(a.last_seen, excluded.last_seen),
      labels = case when excluded.last_seen >= a.last_seen and excluded.labels <> '{}' then excluded.labels else a.labels end,
      interval_seconds = coalesce(excluded.interval_seconds, a.interval_seconds),
      gone_at = case when excluded.gone_at is null or a.gone_at is null then null
        when a.gone_at > excluded.last_seen then a.gone_at else excluded.gone_at end,
      live = case when excluded.gone_at is null and excluded.last_seen >= a.last_seen then excluded.live else a.live end
    returning id, key`;
  return new Map(rows.map(({ id, key }) => [key, { id, newest: (lastSeen.get(key) ?? at) <= at }]));
};
