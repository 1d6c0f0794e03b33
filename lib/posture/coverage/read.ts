import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { heartbeat } from "../../collectors/heartbeat.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { countAssets } from "../../inventory/read.ts";
import { readEstate } from "../estate/read.ts";
import { AREAS, type Scope } from "../schema.ts";
import { cellsOf, comparePlaces, coverOf, isAsked, placeOf, type Watch } from "./cover.ts";
import type { Coverage, CoverageFilter, CoverageRow } from "./schema.ts";

/** What is known of every area of every live asset in the scope, and the list of those that are asked for. */
export const readCoverage = async (actor: Actor, filter: CoverageFilter): Promise<Coverage> => {
  demand(actor, "posture:read");
  const now = clock();
  const [all, counts] = await Promise.all([rowsOf(filter.scope, now), countAssets(actor)]);
  const asked = all.filter(isAsked(filter)).map((row) => ({ row, place: placeOf(row) }));
  asked.sort((a, b) => comparePlaces(a.place, b.place));
  const after = filter.cursor === undefined ? null : readCursor(filter.cursor);
  const start = after === null ? 0 : asked.findIndex(({ place }) => comparePlaces(place, after) > 0);
  const page = start < 0 ? [] : asked.slice(start, start + filter.limit);
  const last = page.at(-1);
  const more = last !== undefined && start + filter.limit < asked.length;
  return {
    instant: now.toISOString(),
    cells: cellsOf(all),
    neverScanned: counts.neverScanned,
    rows: page.map(({ row }) => row),
    total: asked.length,
    nextCursor: more ? Buffer.from(last.place).toString("base64url") : null,
  };
};

/** The whole list that is asked for, in its order. */
export const listCoverage = async (actor: Actor, filter: CoverageFilter): Promise<CoverageRow[]> => {
  demand(actor, "posture:read");
  const all = await rowsOf(filter.scope, clock());
  const asked = all.filter(isAsked(filter)).map((row) => ({ row, place: placeOf(row) }));
  return asked.sort((a, b) => comparePlaces(a.place, b.place)).map(({ row }) => row);
};

const rowsOf = async (scope: Scope, now: Date): Promise<CoverageRow[]> => {
  const [estate, watch] = await Promise.all([readEstate(scope), readWatch(now)]);
  return estate.flatMap((asset) => coverOf(asset, watch, now.getTime()));
};

const readWatch = async (now: Date): Promise<Watch> => {
  const [silent, teams, clusters] = await Promise.all([
    readSilent(now),
    sql<{ id: number; name: string }>`select id, name from team`,
    sql<{ id: number; name: string }>`select id, name from asset where kind = 'cluster'`,
  ]);
  return {
    silent,
    owners: new Map(teams.map((team) => [team.id, team.name])),
    clusterNames: new Map(clusters.map((cluster) => [cluster.id, cluster.name])),
  };
};

interface Looker {
  id: number;
  seenAt: Date | null;
  createdAt: Date;
  intervalSeconds: number | null;
  disabledAt: Date | null;
}

/** Areas of assets whose newest looks are all by collectors that fell silent or were switched off. */
const readSilent = async (now: Date): Promise<Set<string>> => {
  const collectors = await sql<Looker>`
    select id, seen_at as "seenAt", created_at as "createdAt", interval_seconds as "intervalSeconds",
      disabled_at as "disabledAt" from collector`;
  const quiet = collectors.filter((one) =>
    ["silent", "off"].includes(
      heartbeat(
        {
          ...one,
          seenAt: one.seenAt?.toISOString() ?? null,
          createdAt: one.createdAt.toISOString(),
          disabledAt: one.disabledAt?.toISOString() ?? null,
        },
        now,
      ),
    ),
  );
  if (quiet.length === 0) return new Set();
  const ids = quiet.map((one) => one.id);
  const rows = await sql<{ assetId: number; area: number }>`
    select ap.asset_id as "assetId", l.area::int
    from applied ap join slice l on l.id = ap.slice_id join statement s on s.id = ap.statement_id
      join delivery d on d.id = s.delivery_id
    group by ap.asset_id, l.area having bool_and(d.collector_id = any(${ids}::int[]))`;
  return new Set(rows.map(({ assetId, area }) => `${assetId}/${AREAS[area]}`));
};

const readCursor = (cursor: string): string => {
  const place = Buffer.from(cursor, "base64url").toString("utf8");
  try {
    if (Array.isArray(JSON.parse(place))) return place;
  } catch {
    // Falls through: whatever it is, we did not write it.
  }
  throw new AppError("invalid", "The cursor is not one of ours.");
};
