import { EventEmitter } from "node:events";
import { Logger, makeWorkerUtils, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { disconnect, pool } from "../db/client.ts";
import { log } from "../log.ts";
import { freeDeadWorkers, showAlive } from "./rescue.ts";
import { CRON, TASKS } from "./tasks.ts";

/** The worker process: `node lib/jobs/worker.ts`. Boots in a fraction of a second and may be killed at any moment. */

const RESCUE_EVERY_MS = 4_000;

const logger = new Logger(() => (level, message, meta) => {
  if (level === "error" || level === "warning") log.warn({ meta }, message);
});

const taskList: TaskList = Object.fromEntries(
  Object.entries(TASKS).map(([name, handle]) => [
    name,
    async (payload, { job }) => {
      try {
        await handle(payload as never, { attempt: job.attempts, last: job.attempts >= job.max_attempts });
      } catch (error) {
        log.error({ job: name, id: job.id, attempt: job.attempts, err: error }, "job failed");
        throw error;
      }
    },
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

const rescue = async (): Promise<void> => {
  try {
    const dead = await freeDeadWorkers(pool(), utils);
    if (dead.length > 0) log.warn({ dead }, "took over the jobs of dead workers");
  } catch (error) {
    log.warn({ err: error }, "could not look for dead workers");
  }
};
await rescue();
const timer = setInterval(rescue, RESCUE_EVERY_MS);

/** SIGTERM: no new jobs, the running ones finish, then the process ends. */
const drain = async (): Promise<void> => {
  clearInterval(timer);
  await runner.stop();
  beacon.release(true);
  await utils.release();
  await disconnect();
  process.exit(0);
};
process.once("SIGTERM", drain);
process.once("SIGINT", drain);
log.info("worker started");
process.send?.("ready");
