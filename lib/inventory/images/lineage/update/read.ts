import { sql } from "../../../../db/client.ts";
import type { BaseUpdate } from "../schema.ts";

interface Pair {
  id: number;
  toId: number;
  toName: string;
}

/**
 * What each base could be exchanged for: of the newer images of its repository that somebody looked into, the newest
 * of its tag's family (`12-slim` and `13-slim` are one), else the newest. Newer by the time of building where both
 * state a real one, else by when we first saw it.
 */
const findPairs = (ids: number[]): Promise<Pair[]> =>
  sql<Pair>`
    with candidate as (
      select b.asset_id as id, n.asset_id as to_id, na.name as to_name,
        exists (select from image_tag x join image_tag y on y.repository_id = x.repository_id and y.family = x.family
          where x.image_id = b.asset_id and y.image_id = n.asset_id) as related,
        case when b.built_at > '2000-01-01' and n.built_at > '2000-01-01' and b.built_at <> n.built_at
          then n.built_at else na.first_seen end as at,
        case when b.built_at > '2000-01-01' and n.built_at > '2000-01-01' and b.built_at <> n.built_at
          then b.built_at else ba.first_seen end as since
      from image_detail b join asset ba on ba.id = b.asset_id
      join image_detail n on n.repository_id = b.repository_id and n.asset_id <> b.asset_id
        and n.platform is not distinct from b.platform
      join asset na on na.id = n.asset_id and na.live
      where b.asset_id = any(${ids}::int[])
        and exists (select from area_state s where s.asset_id = n.asset_id and s.area = 0 and s.assessed_at is not null)
        and exists (select from area_state s where s.asset_id = b.asset_id and s.area = 0 and s.assessed_at is not null))
    select distinct on (id) id, to_id as "toId", to_name as "toName" from candidate where at > since
    order by id, related desc, at desc, to_id desc`;

/**
 * Exact counts by sets, for each base that has an update. An image loses a finding when every sighting of it there is
 * the base's own (the same version; and the same place, where the same tool looked at both) and the update does not
 * have it; the finding closes when no live image of its repository keeps it.
 */
export const findUpdates = async (ids: number[]): Promise<Map<number, BaseUpdate>> => {
  const pairs = await findPairs(ids);
  if (pairs.length === 0) return new Map();
  const rows = await sql<{ id: number; removes: number; images: number; stay: number; brings: number }>`
    with pair as materialized (
      select * from unnest(${pairs.map((p) => p.id)}::int[], ${pairs.map((p) => p.toId)}::int[]) p(x, y)),
    has as materialized (
      select p.x, o.asset_id, f.rule_id, f.component_id, o.version_id, o.place_id, o.slice_id
      from pair p join occurrence o on o.asset_id in (p.x, p.y) join finding f on f.id = o.finding_id and f.kind = 0),
    less as materialized (
      select distinct h.x, h.rule_id, h.component_id from has h where h.asset_id = h.x
      except select h.x, h.rule_id, h.component_id from has h where h.asset_id <> h.x),
    leaving as materialized (
      select l.base_id as x, l.image_id, f.id as finding_id, f.subject_id
      from (select distinct base_id, image_id from image_base where base_id = any(${pairs.map((p) => p.id)}::int[])) l
      join asset a on a.id = l.image_id and a.live join occurrence o on o.asset_id = l.image_id
      join finding f on f.id = o.finding_id and f.kind = 0 and f.state < 2
      join less e on e.x = l.base_id and e.rule_id = f.rule_id and e.component_id = f.component_id
      group by 1, 2, 3, 4
      having bool_and(exists (select from has h where h.asset_id = l.base_id and h.rule_id = f.rule_id
        and h.component_id = f.component_id and h.version_id = o.version_id
        and (h.place_id = o.place_id or h.slice_id <> o.slice_id)))),
    gone as (
      select g.x, g.finding_id, g.images = (
        select count(*) from image_detail i join asset a on a.id = i.asset_id and a.live
        where i.repository_id = g.subject_id
          and exists (select from occurrence o where o.asset_id = i.asset_id and o.finding_id = g.finding_id)) as closes
      from (select x, finding_id, subject_id, count(*) as images from leaving group by 1, 2, 3) g)
    select p.x as id, (select count(*)::int from gone g where g.x = p.x and g.closes) as removes,
      (select count(distinct l.image_id)::int from leaving l where l.x = p.x) as images,
      (select count(*)::int from gone g where g.x = p.x and not g.closes) as stay,
      (select count(*)::int from (
        select h.rule_id, h.component_id from has h where h.x = p.x and h.asset_id <> p.x
        except select h.rule_id, h.component_id from has h where h.x = p.x and h.asset_id = p.x) n) as brings
    from pair p`;
  return new Map(
    rows.map(({ id, ...counts }) => {
      const { toId, toName } = pairs.find((pair) => pair.id === id)!;
      return [id, { to: { id: toId, kind: "image", name: toName }, ...counts }];
    }),
  );
};
