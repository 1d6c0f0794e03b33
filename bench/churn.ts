import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type pg from "pg";
import { systemActor } from "../lib/access/actor.ts";
import type { Ship } from "../lib/agents/parcel.ts";
import { percentile } from "../lib/assurance/percentile.ts";
import { withClock } from "../lib/clock.ts";
import { getLifetimes } from "../lib/inventory/lifetimes/read.ts";
import { rollUpNow } from "../lib/inventory/lifetimes/roll-up/write.ts";
import { CONTAINER_RETENTION_DAYS } from "../lib/inventory/lifetimes/schema.ts";
import { listAssets } from "../lib/inventory/read.ts";
import { churnHost } from "./churn/host.ts";
import { accept } from "./ingest/product.ts";
import { inWorld } from "./ingest/world.ts";
import { timed } from "./measure.ts";

/**
 * `npm run bench -- churn --rate 100 --seconds 600`: containers that live four seconds start at that rate, on some
 * hosts, whose agents look every so many seconds; a worker process of the product applies what they ship.
 */
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    rate: { type: "string", default: "100" },
    seconds: { type: "string", default: "30" },
    hosts: { type: "string", default: "2" },
    look: { type: "string", default: "10" },
  },
});
const [rate, seconds, hostCount, look] = [values.rate, values.seconds, values.hosts, values.look].map(
  Number,
) as [number, number, number, number];
const LIVED_MS = 4_000;
/** A day after the youngest of them may be rolled up. */
const AGED_MS = (CONTAINER_RETENTION_DAYS + 1) * 86_400_000;
const TICK_MS = 100;
const LONGEST_WAIT_MS = 600_000;

/** Starts and ends containers in real time, and ships as the agents do. Answers how many were started. */
const churn = async (ship: Ship): Promise<number> => {
  const hosts = Array.from({ length: hostCount }, (_, n) => churnHost(`churn-${n}`));
  const began = Date.now();
  let [started, looks] = [0, 0];
  while (Date.now() - began < seconds * 1000) {
    const now = Date.now();
    for (const due = Math.floor((rate * (now - began)) / 1000); started < due; started++)
      hosts[started % hostCount]!.start(1, now);
    for (const host of hosts) host.end(LIVED_MS, now);
    // Agents look one after the other, as on real hosts that were not started together.
    for (; (looks * look * 1000) / hostCount <= now - began; looks++)
      await hosts[looks % hostCount]!.look(ship, Date.now());
    await sleep(TICK_MS);
  }
  await sleep(LIVED_MS);
  for (const host of hosts) host.end(0, Date.now());
  for (const host of hosts) await host.look(ship, Date.now());
  return started;
};

const drained = async (client: pg.Client): Promise<void> => {
  const patience = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const { rows } = await client.query("select count(*)::int as n from delivery where state = 'queued'");
    if (rows[0].n === 0) return;
    if (Date.now() > patience) throw new Error(`${rows[0].n} deliveries still wait`);
    await sleep(100);
  }
};

const TABLES = ["asset", "container_detail", "report", "delivery"];

const sizes = async (client: pg.Client): Promise<number[]> => {
  const { rows } = await client.query(
    "select pg_total_relation_size(name::regclass) as bytes from unnest($1::text[]) with ordinality t(name, place) order by place",
    [TABLES],
  );
  return rows.map(({ bytes }) => Number(bytes));
};

const recorded = async (client: pg.Client) => {
  const { rows } = await client.query(`
    select count(*)::int as containers, count(distinct runtime_id)::int as distinct,
      (count(*) filter (where host_id is not null and workload_id is not null and image_id is not null
        and started_at is not null and finished_at is not null and exit_code is not null))::int as whole
    from container_detail`);
  return rows[0] as { containers: number; distinct: number; whole: number };
};

await inWorld(5_400, async ({ client, actor }) => {
  const worker = spawn(process.execPath, ["lib/jobs/worker.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PLIMSOLL_PROCESS: "worker" },
  });
  try {
    const before = await sizes(client);
    const began = Date.now();
    const started = await churn(async ({ body }) => {
      await accept(actor, Buffer.from(body));
    });
    await drained(client);
    const { rows } = await client.query(`
      select state, extract(epoch from finished_at - received_at) * 1000 as lag, extract(epoch from finished_at) * 1000 as at
      from delivery order by id`);
    const failed = rows.filter(({ state }) => state !== "applied" && state !== "unchanged").length;
    const lags = rows.map(({ lag }) => Number(lag));
    // The last of them live on after the last start.
    const took = (Math.max(...rows.map(({ at }) => Number(at))) - began - LIVED_MS) / 1000;
    const after = await sizes(client);
    const found = await recorded(client);
    console.log(
      `deliveries ${rows.length}, failed ${failed}; recorded ${found.containers} of ${started}, ` +
        `${found.distinct} distinct, ${found.whole} with image, workload, host, start, end and exit code`,
    );
    console.log(
      TABLES.map((name, n) => `${name} +${((after[n]! - before[n]!) / 1e6).toFixed(1)} MB`).join(", "),
    );
    const half = lags.slice(lags.length >> 1);
    console.log(
      `churn asked ${rate}/s absorbed ${(started / took).toFixed(1)}/s over ${took.toFixed(0)} s on ${hostCount} hosts ` +
        `lag-p50-ms ${percentile(lags, 0.5).toFixed(0)} lag-p95-ms ${percentile(lags, 0.95).toFixed(0)} ` +
        `lag-p95-second-half-ms ${percentile(half, 0.95).toFixed(0)} ` +
        `bytes-a-container ${Math.round(TABLES.reduce((sum, _, n) => sum + after[n]! - before[n]!, 0) / started)}`,
    );
    const anyone = systemActor("bench");
    const list = await timed(() => listAssets(anyone, { kind: "container", limit: 100 }));
    const histogram = await timed(() => getLifetimes(anyone, { limit: 100 }));
    const rolledUp = await timed(() => withClock(new Date(Date.now() + AGED_MS), rollUpNow));
    const smaller = await client.query("select count(*)::int as n from container_history");
    console.log(
      `then: list-ms ${(1000 * list.seconds).toFixed(0)} histogram-ms ${(1000 * histogram.seconds).toFixed(0)} ` +
        `roll-up ${rolledUp.value} containers into ${smaller.rows[0].n} rows in ${rolledUp.seconds.toFixed(2)} s`,
    );
    if (failed > 0 || found.containers !== started || found.whole !== started) process.exitCode = 1;
  } finally {
    worker.kill("SIGTERM");
    await once(worker, "exit");
  }
});
