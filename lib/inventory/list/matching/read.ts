import { sql } from "../../../db/client.ts";
import { LIFETIMES } from "../../lifetimes/schema.ts";
import type { AssetFilter } from "../schema.ts";

/** Ids of the assets that a filter finds, in no order. */
export const matching = async (filter: AssetFilter): Promise<number[]> => {
  const labels = (filter.label ?? []).map((text) => {
    const at = text.indexOf("=");
    return at < 0 ? { key: text, value: null } : { key: text.slice(0, at), value: text.slice(at + 1) };
  });
  const stated = Object.fromEntries(
    labels.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])),
  );
  const keys = labels.flatMap(({ key, value }) => (value === null ? [key] : []));
  const team = filter.team === undefined || filter.team === "none" ? null : filter.team;
  const { workload = null, image = null, host = null } = filter;
  const bucket = filter.lifetime === undefined ? null : LIFETIMES.indexOf(filter.lifetime);
  const rows = await sql<{ id: number }>`
    select a.id from asset a
    where a.kind = ${filter.kind} and a.labels @> ${JSON.stringify(stated)}::jsonb and a.labels ?& ${keys}::text[]
      and (${filter.q ?? null}::text is null or strpos(lower(a.name), lower(${filter.q ?? ""})) > 0
        or exists (select from container_detail d where d.asset_id = a.id and starts_with(d.runtime_id, lower(${filter.q ?? ""})))
        or exists (select from image_digest g where g.image_id = a.id and g.digest = ${filter.q ?? ""}))
      and (${filter.namespace ?? null}::text is null or a.namespace = ${filter.namespace ?? null})
      and (${filter.cluster ?? null}::int is null or a.cluster_id = ${filter.cluster ?? null} or a.id = ${filter.cluster ?? null}
        or a.id in (select w.image_id from workload_image w join asset x on x.id = w.workload_id
          where w.gone_at is null and x.live and x.cluster_id = ${filter.cluster ?? null}))
      and (${team}::int is null or a.team_id = ${team}) and (${filter.team !== "none"} or a.team_id is null)
      and (${filter.live ?? null}::text is null or a.live = ${filter.live === "yes"})
      and (${filter.exposure ?? null}::text[] is null or a.exposure = any(${filter.exposure ?? []}::text[]))
      and (${filter.endOfLife === undefined} or a.id in (select asset_id from image_detail where os_end_of_life))
      and (${filter.role ?? null}::text is null or exists (select from host_detail h where h.asset_id = a.id and ${filter.role ?? ""} = any(h.roles)))
      and (${filter.provider ?? null}::text is null
        or exists (select from host_detail h where h.asset_id = a.id and h.provider = ${filter.provider ?? null})
        or exists (select from cluster_detail k where k.asset_id = a.id and k.provider = ${filter.provider ?? null}))
      and (${filter.unscanned === undefined} or a.id in (
        select i.asset_id from image_detail i
        where not exists (select from area_state s where s.asset_id = i.asset_id)
          and (exists (select from container_detail d where d.image_id = i.asset_id)
            or exists (select from container_history h where h.image_id = i.asset_id)
            or exists (select from workload_image w where w.image_id = i.asset_id))))
      and (${workload}::int is null or a.id in (select c.asset_id from container_detail c where c.workload_id = ${workload}))
      and (${image}::int is null or a.id in (select c.asset_id from container_detail c where c.image_id = ${image}))
      and (${host}::int is null or a.id in (select c.asset_id from container_detail c where c.host_id = ${host}))
      and (${bucket}::int is null or a.id in (select l.asset_id from container_lifetime l where l.bucket = ${bucket}))`;
  return rows.map((row) => row.id);
};
