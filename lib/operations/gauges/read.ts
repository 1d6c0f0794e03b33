import { statfsSync } from "node:fs";
import { Gauge, Registry } from "prom-client";
import product from "../../../package.json" with { type: "json" };
import { systemActor } from "../../access/actor.ts";
import { clock } from "../../clock.ts";
import { heartbeat } from "../../collectors/heartbeat.ts";
import { pool, sql } from "../../db/client.ts";
import { countAdvisories } from "../../intelligence/advisories/read.ts";
import { listFeeds } from "../../intelligence/feeds/read.ts";
import { log } from "../../log.ts";
import { meter } from "../../meter.ts";
import { queueState } from "../queue/read.ts";

const READER = systemActor("metrics");

type Sample = [labels: Record<string, string>, value: number];
interface Reading {
  name: string;
  help: string;
  samples: Sample[];
}

const one = (name: string, help: string, value: number): Reading => ({ name, help, samples: [[{}, value]] });

const ageSeconds = (at: string | Date | null): number =>
  at === null ? Number.POSITIVE_INFINITY : Math.max(0, (clock().getTime() - new Date(at).getTime()) / 1000);

const queue = async (): Promise<Reading[]> => {
  const { tasks, lagSeconds } = await queueState();
  const states = ["ready", "scheduled", "running", "dead"] as const;
  return [
    {
      name: "plimsoll_queue_jobs",
      help: "Jobs in the queue; dead ones have used up their attempts",
      samples: tasks.flatMap((task) =>
        states.map((state): Sample => [{ task: task.task, state }, task[state]]),
      ),
    },
    one("plimsoll_queue_lag_seconds", "For how long the oldest job that is due has waited", lagSeconds),
  ];
};

const ingest = async (): Promise<Reading[]> => {
  const [row] = await sql<{
    queued: number;
    oldest: Date | null;
    held: number;
    failed: number;
    reports: number;
  }>`
    select count(*) filter (where state = 'queued')::int as queued, min(received_at) filter (where state = 'queued') as oldest,
      count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'failed')::int as failed,
      (select coalesce(max(id), 0)::int from delivery) as reports
    from delivery where state in ('queued', 'held', 'failed')`;
  const { queued, oldest, held, failed, reports } = row!;
  return [
    {
      name: "plimsoll_deliveries",
      help: "Deliveries that are not applied: waiting, or set aside for a person",
      samples: [
        [{ state: "queued" }, queued],
        [{ state: "held" }, held],
        [{ state: "failed" }, failed],
      ],
    },
    one(
      "plimsoll_delivery_oldest_seconds",
      "Age of the oldest delivery that waits",
      oldest ? ageSeconds(oldest) : 0,
    ),
    one("plimsoll_deliveries_received", "Deliveries received since the beginning", reports),
  ];
};

const knowledge = async (): Promise<Reading[]> => {
  const [feeds, advisories] = await Promise.all([listFeeds(READER), countAdvisories(READER)]);
  return [
    {
      name: "plimsoll_feed_age_seconds",
      help: "Time since the date of the newest state of a feed; +Inf where none was loaded",
      samples: [
        ...feeds.map(({ name, asOf }): Sample => [{ feed: name }, ageSeconds(asOf)]),
        [{ feed: "advisories" }, ageSeconds(advisories.newest)],
      ],
    },
  ];
};

const collectors = async (): Promise<Reading[]> => {
  const rows = await sql<{
    seenAt: Date | null;
    createdAt: Date;
    intervalSeconds: number | null;
    disabledAt: Date | null;
  }>`
    select seen_at as "seenAt", created_at as "createdAt", interval_seconds as "intervalSeconds",
      disabled_at as "disabledAt" from collector`;
  const counts = new Map(
    ["on_time", "late", "silent", "waiting", "unscheduled", "off"].map((state) => [state, 0]),
  );
  for (const { seenAt, createdAt, disabledAt, intervalSeconds } of rows) {
    const iso = (at: Date | null) => at?.toISOString() ?? null;
    const beating = {
      seenAt: iso(seenAt),
      createdAt: createdAt.toISOString(),
      intervalSeconds,
      disabledAt: iso(disabledAt),
    };
    const state = heartbeat(beating, clock());
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const samples = [...counts].map(([state, n]): Sample => [{ state }, n]);
  return [{ name: "plimsoll_collectors", help: "Collectors by their heartbeat", samples }];
};

const audit = async (): Promise<Reading[]> => {
  const [row] = await sql<{
    pending: number;
    oldest: Date | null;
    size: number;
    verified: Date | null;
    broken: boolean;
  }>`
    select (select count(*)::int from audit_pending) as pending,
      (select (entry::jsonb ->> 'at')::timestamptz from audit_pending order by id limit 1) as oldest,
      size::float8 as size, verified_at as verified, verified_problem is not null as broken from audit_tree`;
  if (!row) return [];
  return [
    one("plimsoll_audit_entries", "Entries that have their place in the audit log", row.size),
    one("plimsoll_audit_pending", "Recorded entries that wait for their place", row.pending),
    one(
      "plimsoll_audit_lag_seconds",
      "Age of the oldest entry that waits",
      row.oldest ? ageSeconds(row.oldest) : 0,
    ),
    one(
      "plimsoll_audit_verified_age_seconds",
      "Time since the whole log was last re-read",
      ageSeconds(row.verified),
    ),
    one("plimsoll_audit_broken", "1 where the last re-reading found the log changed", row.broken ? 1 : 0),
  ];
};

const database = async (): Promise<Reading[]> => {
  const [row] = await sql<{ bytes: number; connections: number; most: number }>`
    select pg_database_size(current_database())::float8 as bytes,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as most`;
  const { totalCount, idleCount, waitingCount } = pool();
  return [
    one("plimsoll_db_bytes", "Size of the database", row!.bytes),
    one("plimsoll_db_connections", "Connections to this database, of all processes", row!.connections),
    one("plimsoll_db_connections_limit", "Connections that the server allows", row!.most),
    {
      name: "plimsoll_db_pool",
      help: "Connections of this process, and callers that wait for one",
      samples: [
        [{ state: "used" }, totalCount - idleCount],
        [{ state: "idle" }, idleCount],
        [{ state: "waiting" }, waitingCount],
      ],
    },
  ];
};

const disk = async (): Promise<Reading[]> => {
  const folder = process.env.PLIMSOLL_DATA;
  if (!folder) return [];
  const { bavail, blocks, bsize } = statfsSync(folder);
  return [
    one("plimsoll_disk_free_bytes", "Free on the disk of the data directory", bavail * bsize),
    one("plimsoll_disk_size_bytes", "Size of the disk of the data directory", blocks * bsize),
  ];
};

const SOURCES = { queue, ingest, knowledge, collectors, audit, database, disk };

/**
 * The text that Prometheus reads: what this process measured of itself and what the database knows. A source that does
 * not answer is left out and counted, so that the others are still told while the database is away.
 */
export const exposition = async (): Promise<{ text: string; type: string }> => {
  const registry = new Registry();
  const show = ({ name, help, samples }: Reading): void => {
    const labelNames = Object.keys(samples[0]?.[0] ?? {});
    const gauge = new Gauge({ name, help, labelNames, registers: [registry] });
    for (const [labels, value] of samples) gauge.set(labels, value);
  };
  const failed: Sample[] = [];
  const readings = await Promise.all(
    Object.entries(SOURCES).map(async ([source, read]) => {
      try {
        const found = await read();
        failed.push([{ source }, 0]);
        return found;
      } catch (error) {
        log.warn({ err: error, source }, "a source of metrics does not answer");
        failed.push([{ source }, 1]);
        return [];
      }
    }),
  );
  for (const reading of readings.flat()) show(reading);
  show({
    name: "plimsoll_source_failed",
    help: "1 where a source of metrics did not answer",
    samples: failed,
  });
  show({
    name: "plimsoll_info",
    help: "The version that runs",
    samples: [[{ version: product.version }, 1]],
  });
  const text = await Registry.merge([meter().registry, registry]).metrics();
  return { text, type: registry.contentType };
};
