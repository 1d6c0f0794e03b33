import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { matching } from "../list/matching/read.ts";
import { ASSET_FACETS, type AssetFacetName, type AssetFacets, type AssetFilter } from "../list/schema.ts";

interface Choice {
  value: string;
  label: string;
  count: number;
}

/** As many as a menu can hold; the rest is found by typing. */
const CHOICES = 200;

const CHOICES_OF: Record<AssetFacetName, (ids: number[]) => Promise<Choice[]>> = {
  cluster: (ids) => sql<Choice>`
    select c.id::text as value, c.name as label, count(distinct a.id)::int as count from asset a
    left join workload_image w on w.image_id = a.id and w.gone_at is null
    left join asset x on x.id = w.workload_id and x.live
    join asset c on c.id = coalesce(a.cluster_id, x.cluster_id)
    where a.id = any(${ids}::int[]) group by c.id, c.name order by count desc, c.name limit ${CHOICES}`,
  namespace: (ids) => sql<Choice>`
    select namespace as value, namespace as label, count(*)::int as count from asset
    where id = any(${ids}::int[]) and namespace is not null group by 1 order by count desc, 1 limit ${CHOICES}`,
  role: (ids) => sql<Choice>`
    select role as value, role as label, count(*)::int as count from host_detail h, unnest(h.roles) role
    where h.asset_id = any(${ids}::int[]) group by 1 order by count desc, 1 limit ${CHOICES}`,
  provider: (ids) => sql<Choice>`
    select provider as value, provider as label, count(*)::int as count from (
      select asset_id, provider from host_detail union all select asset_id, provider from cluster_detail) d
    where asset_id = any(${ids}::int[]) and provider is not null group by 1 order by count desc, 1 limit ${CHOICES}`,
};

/** The choices of a list's filters, each dimension counted as if it alone were not narrowed. */
export const listAssetFacets = async (actor: Actor, filter: AssetFilter): Promise<AssetFacets> => {
  demand(actor, "inventory:read");
  const entries = await Promise.all(
    ASSET_FACETS.map(async (name) => {
      const ids = await matching({ ...filter, [name]: undefined });
      return [name, await CHOICES_OF[name](ids)] as const;
    }),
  );
  return Object.fromEntries(entries) as AssetFacets;
};
