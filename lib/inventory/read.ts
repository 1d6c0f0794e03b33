import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { clock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { SEVERITIES, type Severity } from "../findings/schema.ts";
import { AREAS } from "../posture/schema.ts";
import { matching } from "./list/matching/read.ts";
import type { AssetCounts, AssetFilter, AssetPage, AssetRow } from "./list/schema.ts";
import type { AssetKind } from "./schema.ts";

type Stored = Omit<AssetRow, "findings" | "areas" | "goneAt" | "firstSeen" | "lastSeen"> & {
  goneAt: Date | null;
  firstSeen: Date;
  lastSeen: Date;
};

/** A page of assets by keyset (name, id), with what people ask of each first: whose, how exposed, how bad, how well known. */
export const listAssets = async (actor: Actor, filter: AssetFilter): Promise<AssetPage> => {
  demand(actor, "inventory:read");
  const ids = await matching(filter);
  const after = filter.cursor === undefined ? null : readCursor(filter.cursor);
  const rows = await storedRows(ids, after, filter.limit + 1);
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  return {
    rows: await withKnowledge(shown, filter.kind),
    total: ids.length,
    nextCursor: rows.length > filter.limit && last ? writeCursor(last) : null,
  };
};

/** Every asset of a filter in the order of its list, a page at a time. The limit is not heeded. */
export async function* walkAssets(actor: Actor, filter: AssetFilter): AsyncGenerator<AssetRow[]> {
  demand(actor, "inventory:read");
  const found = await sql<{ id: number }>`
    select id from asset where id = any(${await matching(filter)}::int[]) order by name, id`;
  for (let at = 0; at < found.length; at += WALK) {
    const ids = found.slice(at, at + WALK).map((row) => row.id);
    yield await withKnowledge(await storedRows(ids, null, WALK), filter.kind);
  }
}

const WALK = 500;

/** How many assets a filter finds: the total its list shows. */
export const countMatching = async (actor: Actor, filter: AssetFilter): Promise<number> => {
  demand(actor, "inventory:read");
  return (await matching(filter)).length;
};

/** One row as lists show it. The caller has asked whether it may be read. */
export const getRow = async (id: number, kind: AssetKind): Promise<AssetRow> => {
  const [row] = await withKnowledge(await storedRows([id], null, 1), kind);
  return row!;
};

const storedRows = (
  ids: number[],
  after: { name: string; id: number } | null,
  limit: number,
): Promise<Stored[]> =>
  sql<Stored>`
    select a.id, a.kind, a.name, a.namespace, a.labels, a.live, a.gone_at as "goneAt", a.first_seen as "firstSeen",
      a.last_seen as "lastSeen", a.exposure, a.exposure_reason as "exposureReason",
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as cluster,
      case when ho.id is not null then jsonb_build_object('id', ho.id, 'name', ho.name) end as host,
      case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end as team,
      coalesce(case when w.object_kind = 'CronJob' and w.runs > 0 then 'CronJob, ' || w.runs || case w.runs when 1 then ' run' else ' runs' end end,
        w.object_kind, array_to_string(h.roles, ', '), d.state || coalesce(' ' || e.code || e.lived, ''), k.orchestrator || coalesce(' ' || k.version, ''), i.os_name) as detail
    from asset a left join asset c on c.id = a.cluster_id left join team t on t.id = a.team_id
    left join workload_detail w on w.asset_id = a.id left join host_detail h on h.asset_id = a.id
    left join container_detail d on d.asset_id = a.id left join asset ho on ho.id = d.host_id left join cluster_detail k on k.asset_id = a.id
    left join image_detail i on i.asset_id = a.id
    left join lateral (select coalesce('(' || d.exit_code || ')', '') as code, coalesce(' after ' || case
        when s < 60 then s || ' s' when s < 3600 then s / 60 || ' min' when s < 86400 then s / 3600 || ' h' else s / 86400 || ' d' end, '') as lived
      from (select floor(extract(epoch from d.finished_at - d.started_at))::int as s) span where d.state = 'exited') e on true
    where a.id = any(${ids}::int[]) and (${after === null} or (a.name, a.id) > (${after?.name ?? ""}, ${after?.id ?? 0}::int))
    order by a.name, a.id limit ${limit}`;

/** Findings of an asset are those of its subject; an image has those of its repository that were seen on it. */
const withKnowledge = async (rows: Stored[], kind: AssetKind): Promise<AssetRow[]> => {
  const ids = rows.map((row) => row.id);
  const now = clock().getTime();
  const counts = await (kind === "image" ? countOnImages(ids) : countOnSubjects(ids));
  const areas = await sql<{ id: number; area: number; at: Date; ttl: number }>`
    select coalesce(i.repository_id, s.asset_id) as id, s.area, max(s.assessed_at) as at, max(s.ttl_seconds)::int as ttl
    from area_state s left join image_detail i on i.asset_id = s.asset_id and ${kind === "repository"}
    where s.asset_id = any(${ids}::int[]) or i.repository_id = any(${ids}::int[]) group by 1, 2 order by 1, 2`;
  return rows.map((row) => {
    const own = areas.filter((state) => state.id === row.id);
    const found = counts.filter((count) => count.id === row.id);
    return {
      ...row,
      goneAt: row.goneAt?.toISOString() ?? null,
      firstSeen: row.firstSeen.toISOString(),
      lastSeen: row.lastSeen.toISOString(),
      findings: own.length + found.length === 0 ? null : bySeverity(found),
      areas: own.map(({ area, at, ttl }) => ({
        area: AREAS[area]!,
        freshness: now - at.getTime() <= ttl * 1000 ? ("fresh" as const) : ("stale" as const),
        assessedAt: at.toISOString(),
      })),
    };
  });
};

interface Counted {
  id: number;
  severity: number;
  n: number;
}

const countOnSubjects = (ids: number[]): Promise<Counted[]> =>
  sql<Counted>`select subject_id as id, severity::int, sum(n)::int as n from finding_count
    where subject_id = any(${ids}::int[]) and state < 2 group by 1, 2`;

const countOnImages = (ids: number[]): Promise<Counted[]> =>
  sql<Counted>`select o.asset_id as id, coalesce(f.override, f.severity)::int as severity, count(distinct f.id)::int as n
    from occurrence o join finding f on f.id = o.finding_id where o.asset_id = any(${ids}::int[]) and f.state < 2 group by 1, 2`;

const bySeverity = (counts: Counted[]): Partial<Record<Severity, number>> =>
  Object.fromEntries(counts.map(({ severity, n }) => [SEVERITIES[severity]!, n]));

export const countAssets = async (actor: Actor): Promise<AssetCounts> => {
  demand(actor, "inventory:read");
  const rows = await sql<{ kind: AssetKind; live: number; all: number }>`
    select kind, (count(*) filter (where live))::int as live, count(*)::int as all from asset group by kind`;
  const never = await matching({ kind: "image", unscanned: "yes", limit: 1 });
  return {
    kinds: Object.fromEntries(rows.map(({ kind, live, all }) => [kind, { live, all }])),
    neverScanned: never.length,
  };
};

/** Images that run or ran and that no scan has ever looked into, with who answers for them. */
export const listNeverScanned = (
  actor: Actor,
  filter: Omit<AssetFilter, "kind" | "unscanned">,
): Promise<AssetPage> => listAssets(actor, { ...filter, kind: "image", unscanned: "yes" });

export const listTeams = async (actor: Actor): Promise<{ id: number; name: string; assets: number }[]> => {
  demand(actor, "inventory:read");
  return sql`select t.id, t.name, (select count(*)::int from asset a where a.team_id = t.id) as assets from team t where t.archived_at is null order by t.name`;
};

const writeCursor = ({ name, id }: { name: string; id: number }): string =>
  Buffer.from(JSON.stringify([name, id])).toString("base64url");

const readCursor = (cursor: string): { name: string; id: number } => {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    if (typeof name === "string" && Number.isSafeInteger(id)) return { name, id: id as number };
  } catch {
    // Falls through to the refusal: whatever it was, it is none of ours.
  }
  throw new AppError("invalid", "This cursor is not one of ours. Start from the first page.");
};
