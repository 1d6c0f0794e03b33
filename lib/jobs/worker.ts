import { EventEmitter } from "node:events";
import { setTimeout } from "node:timers/promises";
import { Logger, makeWorkerUtils, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { sequenceAudit } from "../audit/jobs.ts";
import { disconnect, pool } from "../db/client.ts";
import { abandonDelivery } from "../ingest/jobs.ts";
import { log, withLogFields } from "../log.ts";
import { meter } from "../meter.ts";
import { startTracing, traced } from "../tracing.ts";
import { serveMetrics } from "./metrics-server.ts";
import { exhaustedDeliveries, freeDeadWorkers, showAlive } from "./rescue.ts";
import { CRON, TASKS } from "./tasks.ts";

/** The worker process: `node lib/jobs/worker.ts`. Boots in a fraction of a second and may be killed at any moment. */

const RESCUE_EVERY_MS = 4_000;
const SEQUENCE_EVERY_MS = 1_000;

const logger = new Logger(() => (level, message, meta) => {
  if (level === "error" || level === "warning") log.warn({ meta }, message);
});

const stopTracing = await startTracing("plimsoll-worker");
const stopMetrics = await serveMetrics(process.env.PLIMSOLL_WORKER_METRICS_PORT);

const taskList: TaskList = Object.fromEntries(
  Object.entries(TASKS).map(([name, handle]) => [
    name,
    (payload, { job }) =>
      withLogFields({ job: name, jobId: String(job.id) }, async () => {
        const taken = meter().jobs.startTimer({ task: name });
        const attempt = { attempt: job.attempts, last: job.attempts >= job.max_attempts };
        try {
          await traced(`job ${name}`, { "plimsoll.job.id": String(job.id) }, () =>
            handle(payload as never, attempt),
          );
          taken({ outcome: "done" });
        } catch (error) {
          taken({ outcome: "failed" });
          log.error({ attempt: job.attempts, err: error }, "job failed");
          throw error;
        }
      }),
  ]),
);

const events: WorkerEvents = new EventEmitter();
const named = new Promise<string>((resolve) => {
  events.once("pool:create", ({ workerPool }) => resolve(workerPool.id));
});

const utils = await makeWorkerUtils({ pgPool: pool(), logger });
const runner = await run({
  pgPool: pool(),
  taskList,
  crontab: CRON,
  concurrency: Number(process.env.PLIMSOLL_WORKER_CONCURRENCY ?? 2),
  pollInterval: 1_000,
  noHandleSignals: true,
  logger,
  events,
});
const beacon = await showAlive(pool(), await named);

/** Repeats a small task until the worker drains; a failure is logged and the next round tries again. */
const repeat = (everyMs: number, what: string, task: () => Promise<unknown>): (() => Promise<void>) => {
  let stopped = false;
  const rounds = (async () => {
    while (!stopped) {
      await task().catch((error: unknown) => log.warn({ err: error }, `could not ${what}`));
      await setTimeout(everyMs);
    }
  })();
  return () => {
    stopped = true;
    return rounds;
  };
};

// A fresh start is a good moment to read the whole audit log again.
await utils.addJob("check_up", {}, { jobKey: "check_up" });
await utils.addJob("audit_verify", {}, { jobKey: "audit_verify", runAt: new Date(Date.now() + 20_000) });

const rescue = async (): Promise<void> => {
  await beacon.keep();
  const dead = await freeDeadWorkers(pool(), utils);
  if (dead.length > 0) log.warn({ dead }, "took over the jobs of dead workers");
  for (const { jobId, deliveryId } of await exhaustedDeliveries(pool())) {
    await abandonDelivery(deliveryId);
    await utils.completeJobs([jobId]);
  }
};

const stops = [
  repeat(RESCUE_EVERY_MS, "look for dead workers", rescue),
  repeat(SEQUENCE_EVERY_MS, "sequence the audit log", sequenceAudit),
];

/** SIGTERM: no new jobs, the running ones finish, then the process ends. */
const drain = async (): Promise<void> => {
  await Promise.all(stops.map((stop) => stop()));
  await runner.stop();
  beacon.end();
  await utils.release();
  await disconnect();
  await stopMetrics();
  await stopTracing().catch((error: unknown) => log.warn({ err: error }, "could not send the last traces"));
  process.exit(0);
};
process.once("SIGTERM", drain);
process.once("SIGINT", drain);
log.info("worker started");
process.send?.("ready");
