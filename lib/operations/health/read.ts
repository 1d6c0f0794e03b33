import { pool } from "../../db/client.ts";
import { log } from "../../log.ts";
import type { Readiness } from "./schema.ts";

/** Shorter than what asks: a probe that hangs tells nobody anything. */
const PATIENCE_MS = 2_000;

const holder = globalThis as typeof globalThis & { plimsollDraining?: boolean };

/** From now on this process takes no new work: whoever spreads requests should look elsewhere. */
export const beginDraining = (): void => {
  holder.plimsollDraining = true;
};

const late = (): Promise<never> =>
  new Promise((_, fail) => {
    setTimeout(() => fail(new Error("no answer in time")), PATIENCE_MS).unref();
  });

/** Whether this process can serve: not about to end, the database answers, its schema and the queue's are there. */
export const readiness = async (): Promise<Readiness> => {
  if (holder.plimsollDraining) return { ready: false, reasons: ["this process is ending"] };
  try {
    const { rows } = await Promise.race([
      pool().query<{ schema: boolean; queue: boolean }>(
        `select to_regclass('notice_mark') is not null as schema,
           to_regclass('graphile_worker._private_jobs') is not null as queue`,
      ),
      late(),
    ]);
    const { schema, queue } = rows[0]!;
    const reasons = [
      ...(schema ? [] : ["migrations are missing"]),
      ...(queue ? [] : ["the job queue is not set up"]),
    ];
    return { ready: reasons.length === 0, reasons };
  } catch (error) {
    log.warn({ err: error }, "not ready");
    return { ready: false, reasons: ["the database does not answer"] };
  }
};
