import { sequenceAudit } from "../audit/jobs.ts";
import { applyDelivery } from "../ingest/jobs.ts";
import { sweepInventory } from "../inventory/jobs.ts";
import { snapshotPosture } from "../posture/jobs.ts";
import type { Jobs } from "./queue.ts";

export interface Attempt {
  attempt: number;
  /** Nobody will try again: leave something that a person can see. */
  last: boolean;
}

/** Which function does which job. */
export const TASKS: { [J in keyof Jobs]: (payload: Jobs[J], attempt: Attempt) => Promise<void> } = {
  "ingest.apply": applyDelivery,
  "audit.sequence": sequenceAudit,
  "inventory.sweep": sweepInventory,
  "posture.snapshot": snapshotPosture,
};

/** Five-field cron, UTC. */
export const CRON = `
* * * * * audit.sequence ?jobKey=audit.sequence
*/5 * * * * inventory.sweep ?jobKey=inventory.sweep
*/15 * * * * posture.snapshot ?jobKey=posture.snapshot
`;
