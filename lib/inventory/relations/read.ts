import { sql } from "../../db/client.ts";
import type { RelatedAsset } from "../detail/schema.ts";
import { findLineage } from "../images/lineage/read.ts";
import type { AssetKind } from "../schema.ts";

type Relation = RelatedAsset & { title: string; total: number };

/** As many as a page shows of each; `total` says how many there are. */
const SHOWN = 200;

/** What belongs together with an asset, by what it is to it; live ones first. */
export const findRelations = async (id: number, kind: AssetKind) => {
  const [own, lineage] = await Promise.all([
    relationsOf(id, kind),
    kind === "image" ? findLineage(id) : Promise.resolve([]),
  ]);
  const rows = [...own, ...lineage];
  const titles = [...new Set(rows.map((row) => row.title))];
  return titles.map((title) => {
    const alike = rows.filter((row) => row.title === title);
    return { title, total: alike[0]!.total, assets: alike.map(({ title: _, total: __, ...asset }) => asset) };
  });
};

const relationsOf = (id: number, kind: AssetKind): Promise<Relation[]> =>
  sql<Relation>`
    with related as (
      select 'Hosts' as title, 1 as place, a.id, array_to_string(h.roles, ', ') as detail
        from asset a left join host_detail h on h.asset_id = a.id where ${kind} = 'cluster' and a.cluster_id = ${id} and a.kind = 'host'
      union all select 'Workloads', 2, a.id, a.namespace || ' · ' || w.object_kind
        from asset a join workload_detail w on w.asset_id = a.id where ${kind} = 'cluster' and a.cluster_id = ${id}
      union all select 'Workloads that fall with it', 3, c.workload_id, null
        from container_detail c join asset a on a.id = c.asset_id where ${kind} = 'host' and c.host_id = ${id} and a.live and c.workload_id is not null
      union all select 'Images', 4, i.asset_id, i.os_name from image_detail i where ${kind} = 'repository' and i.repository_id = ${id}
      union all select 'Image repository', 5, i.repository_id, null from image_detail i where ${kind} = 'image' and i.asset_id = ${id}
      union all select 'Workloads', 6, w.workload_id, case when w.gone_at is null then 'now' else 'earlier' end
        from workload_image w where ${kind} = 'image' and w.image_id = ${id}
      union all select 'Images', 7, w.image_id, case when w.gone_at is null then w.reference else 'earlier' end
        from workload_image w where ${kind} = 'workload' and w.workload_id = ${id}
      union all select 'Workload', 8, c.workload_id, null from container_detail c where c.asset_id = ${id}
      union all select 'Host', 9, c.host_id, null from container_detail c where c.asset_id = ${id}
      union all select 'Image', 10, c.image_id, c.image_reference from container_detail c where c.asset_id = ${id}
      union all select 'Hosts', 11, c.host_id, null from container_detail c join asset a on a.id = c.asset_id
        where a.live and (${kind} = 'workload' and c.workload_id = ${id} or ${kind} = 'image' and c.image_id = ${id})
      union all select 'Containers', 12, c.asset_id, c.state || coalesce(' · ' || c.pod_name, '') from container_detail c
        where ${kind} = 'workload' and c.workload_id = ${id} or ${kind} = 'host' and c.host_id = ${id} or ${kind} = 'image' and c.image_id = ${id}),
    each as (select title, place, id, max(detail) as detail from related where id is not null group by 1, 2, 3),
    ranked as (
      select e.title, e.place, e.detail, a.id, a.kind, a.name, a.live, count(*) over (partition by e.place)::int as total,
        row_number() over (partition by e.place order by a.live desc, a.last_seen desc, a.name, a.id) as rank
      from each e join asset a on a.id = e.id)
    select title, total, id, kind, name, live, detail from ranked where rank <= ${SHOWN} order by place, rank`;
