import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { matching } from "../list/matching/read.ts";
import type { AssetFilter } from "../list/schema.ts";
import { LIFETIMES, type LifetimeHistogram } from "./schema.ts";

/** Filters that still mean something for containers of which only the number is kept. */
const KEPT_BY = new Set(["kind", "workload", "image", "host", "lifetime", "limit", "cursor"]);

/** Place of the outcome among those of container_lifetime. */
const FAILED = 1;

/** How long the containers of a filter lived, and those that were rolled up with them. The filter's own lifetime is left open. */
export const getLifetimes = async (
  actor: Actor,
  filter: Omit<AssetFilter, "kind">,
): Promise<LifetimeHistogram> => {
  demand(actor, "inventory:read");
  const { workload = null, image = null, host = null } = filter;
  const coversCounted = Object.entries(filter).every(
    ([key, value]) => value === undefined || KEPT_BY.has(key),
  );
  const ids = await matching({ ...filter, kind: "container", lifetime: undefined });
  const rows = await sql<{ bucket: number; listed: number; counted: number; failed: number }>`
    select bucket, sum(listed)::int as listed, sum(counted)::int as counted,
      coalesce(sum(listed + counted) filter (where outcome = ${FAILED}), 0)::int as failed from (
      select bucket, outcome, count(*) as listed, 0 as counted from container_lifetime
      where asset_id = any(${ids}::int[]) group by 1, 2
      union all
      select bucket, outcome, 0, sum(containers) from container_history
      where ${coversCounted} and (${workload}::int is null or workload_id = ${workload})
        and (${image}::int is null or image_id = ${image}) and (${host}::int is null or host_id = ${host}) group by 1, 2) n
    group by 1`;
  const counts = new Map(rows.map(({ bucket, ...row }) => [bucket, row]));
  const buckets = LIFETIMES.map((lifetime, bucket) => ({
    lifetime,
    ...(counts.get(bucket) ?? { listed: 0, counted: 0, failed: 0 }),
  }));
  return { buckets, coversCounted };
};
