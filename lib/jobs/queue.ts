import { runMigrations } from "graphile-worker";
import type { SqlRunner } from "../db/sql.ts";
import type { Happening } from "../notifications/schema.ts";

/** Every kind of job and what it carries. A name that no handler knows is completed and logged (after a rollback). */
export interface Jobs {
  /** `anew`: from the original, whatever is remembered of it. */
  ingest_apply: { deliveryId: number; approved?: boolean; anew?: boolean };
  /** Of these assets, or (none named) of all whose bills list what the delivery spoke of. */
  advisories_match: {
    deliveryId: number;
    reportId: number;
    by: "feed" | null;
    assetIds?: number[];
    after?: number;
  };
  check_up: Record<string, never>;
  container_roll_up: Record<string, never>;
  /** Holds the estate against the contracts on evidence. */
  contracts_check: Record<string, never>;
  /** As of the moment that asked for it. */
  exceptions_settle: { at?: string };
  audit_sequence: Record<string, never>;
  audit_verify: Record<string, never>;
  checkpoints_deliver: Record<string, never>;
  feed_fetch: { sourceId: number };
  feeds_due: Record<string, never>;
  /** As of the moment that asked for it. */
  findings_judge: { at?: string };
  findings_judge_all: Record<string, never>;
  inventory_sweep: Record<string, never>;
  keys_rewrap: { rotationId: number };
  message_deliver: { messageId: number };
  notifications_due: Record<string, never>;
  notifications_match: Happening;
  /** What of these image repositories, and of what is built on their images, comes from a base. */
  lineage_settle: { repositoryId: number };
  /** Hands the rules that were saved out to all assets. */
  ownership_apply: { runId: number };
  posture_snapshot: { at?: string };
  retention_apply: Record<string, never>;
  runtime_drop: Record<string, never>;
}

interface Options {
  /** Smaller runs first. Uploads of people −10, collectors 0, sweeps 10. */
  priority?: number;
  attempts?: number;
  /** A job with this key replaces a waiting one, so that a burst becomes one run. */
  key?: string;
}

/** Adds a job in the caller's transaction: it exists exactly when the change does. */
export const enqueue = async <J extends keyof Jobs>(
  tx: SqlRunner,
  job: J,
  payload: Jobs[J],
  { priority = 0, attempts = 8, key }: Options = {},
): Promise<void> => {
  await tx.sql`select 1 from graphile_worker.add_job(
    ${job}, payload := ${JSON.stringify(payload)}::json, priority := ${priority}::int,
    max_attempts := ${attempts}::int, job_key := ${key ?? null}::text)`;
};

/** The queue's own tables; run after the product's migrations. */
export const prepareQueue = (connectionString: string): Promise<void> => runMigrations({ connectionString });
