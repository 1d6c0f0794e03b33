import product from "../../package.json" with { type: "json" };
import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { clock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { AppError } from "../errors.ts";
import type { DeliveryState } from "../ingest/schema.ts";
import { compareVersions } from "../intelligence/versions/compare.ts";
import { AgentProfile } from "./beats/schema.ts";
import type { CollectorToken, CollectorView } from "./schema.ts";

interface CollectorRow {
  id: number;
  name: string;
  kind: string;
  intervalSeconds: number | null;
  createdAt: Date;
  seenAt: Date | null;
  clockAhead: boolean;
  disabledAt: Date | null;
  assetId: number | null;
  assetKind: "cluster" | "host" | null;
  assetName: string | null;
  beatAt: Date | null;
  profile: unknown;
  toolName: string | null;
  toolVersion: string | null;
  observedAt: string | null;
  receivedAt: Date | null;
  troubleId: number | null;
  troubleState: DeliveryState | null;
  troubleAt: Date | null;
  troubleReason: string | null;
}

/** All collectors by name, the built-in upload included once it was used. */
export const listCollectors = async (actor: Actor): Promise<CollectorView[]> => {
  demand(actor, "collectors:read");
  return collectors(null);
};

export const getCollector = async (actor: Actor, id: number): Promise<CollectorView> => {
  demand(actor, "collectors:read");
  const [collector] = await collectors(id);
  if (!collector) throw new AppError("not_found", `There is no collector ${id}.`);
  return collector;
};

const collectors = async (id: number | null): Promise<CollectorView[]> => {
  const [rows, states, beats, tokens] = await Promise.all([
    collectorRows(id),
    sql<{ id: number; state: DeliveryState; count: number }>`
      select collector_id as id, state, count(*)::int as count from delivery
      where ${id}::int is null or collector_id = ${id} group by 1, 2`,
    beatRows(id),
    tokenRows(id),
  ]);
  return rows.map((row) => ({
    ...view(row),
    deliveries: countsOf(states.filter((state) => state.id === row.id)),
    beats: Array.from(
      { length: 24 },
      (_, hour) => beats.find((beat) => beat.id === row.id && beat.ago === 23 - hour)?.count ?? 0,
    ),
    tokens: tokens.filter(({ collectorId }) => collectorId === row.id).map(tokenView),
  }));
};

const collectorRows = (id: number | null) => sql<CollectorRow>`
  select c.id, c.name, c.kind, c.interval_seconds as "intervalSeconds", c.created_at as "createdAt", c.seen_at as "seenAt",
    c.clock_ahead as "clockAhead", c.beat_at as "beatAt", c.profile, last.tool_name as "toolName", last.tool_version as "toolVersion", c.disabled_at as "disabledAt",
    a.id as "assetId", a.kind as "assetKind", a.name as "assetName",
    last.observed_at as "observedAt", last.received_at as "receivedAt",
    bad.id as "troubleId", bad.state as "troubleState", bad.received_at as "troubleAt", bad.trouble->>'reason' as "troubleReason"
  from collector c left join asset a on a.id = coalesce(c.cluster_id, c.host_id)
  left join lateral (select d.observed_at, d.received_at, r.tool_name, r.tool_version
    from delivery d join report r on r.id = d.report_id
    where d.collector_id = c.id and d.observed_at is not null order by d.id desc limit 1) last on true
  left join lateral (select id, state, received_at, trouble from delivery
    where collector_id = c.id and state in ('held', 'failed') order by id desc limit 1) bad on true
  where ${id}::int is null or c.id = ${id} order by c.name`;

/** Reports per hour before now: 0 is the hour that runs. */
const beatRows = (id: number | null) => sql<{ id: number; ago: number; count: number }>`
  select collector_id as id, floor(extract(epoch from ${clock()}::timestamptz - received_at) / 3600)::int as ago, count(*)::int as count
  from delivery where received_at > ${clock()}::timestamptz - interval '24 hours' and (${id}::int is null or collector_id = ${id})
  group by 1, 2`;

interface TokenRow {
  id: string;
  collectorId: number;
  createdAt: Date;
  expiresAt: Date | null;
  usedAt: Date | null;
}

const tokenRows = (id: number | null) => sql<TokenRow>`
  select id, collector_id as "collectorId", created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt"
  from collector_token where revoked_at is null and (expires_at is null or expires_at > now())
    and (${id}::int is null or collector_id = ${id}) order by created_at desc`;

const tokenView = ({ id, createdAt, expiresAt, usedAt }: TokenRow): CollectorToken => ({
  id,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt?.toISOString() ?? null,
  usedAt: usedAt?.toISOString() ?? null,
});

const countsOf = (states: { state: DeliveryState; count: number }[]): CollectorView["deliveries"] => {
  const none = { queued: 0, applied: 0, unchanged: 0, held: 0, failed: 0, discarded: 0 };
  return { ...none, ...Object.fromEntries(states.map(({ state, count }) => [state, count])) };
};

/** Null where no agent said anything, or one of another release said it otherwise. */
const agentOf = (profile: unknown): CollectorView["agent"] => {
  const { data } = AgentProfile.safeParse(profile);
  return data
    ? { ...data, older: compareVersions("semver", data.agent.version, product.version) === -1 }
    : null;
};

const view = (row: CollectorRow) => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  binding:
    row.assetId !== null && row.assetKind && row.assetName
      ? { kind: row.assetKind, assetId: row.assetId, name: row.assetName }
      : null,
  intervalSeconds: row.intervalSeconds,
  createdAt: row.createdAt.toISOString(),
  seenAt: row.seenAt?.toISOString() ?? null,
  lagSeconds:
    row.observedAt && row.receivedAt ? (row.receivedAt.getTime() - Date.parse(row.observedAt)) / 1000 : null,
  clockAhead: row.clockAhead,
  beatAt: row.beatAt?.toISOString() ?? null,
  agent: agentOf(row.profile),
  tool: row.toolName === null ? null : { name: row.toolName, version: row.toolVersion },
  disabledAt: row.disabledAt?.toISOString() ?? null,
  trouble:
    row.troubleId !== null && row.troubleState && row.troubleAt
      ? {
          deliveryId: row.troubleId,
          state: row.troubleState,
          at: row.troubleAt.toISOString(),
          reason: row.troubleReason ?? "",
        }
      : null,
});
