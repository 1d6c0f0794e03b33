import { sequenceAudit, takeCheckpoints, verifyAudit } from "../audit/jobs.ts";
import { checkContracts } from "../compliance/contracts/write.ts";
import { settleDueExceptions } from "../exceptions/jobs.ts";
import { judgeAllFindings, judgeDueFindings } from "../findings/deadlines/jobs.ts";
import { applyDelivery } from "../ingest/jobs.ts";
import { fetchDueFeeds, fetchFeed, matchAdvisories } from "../intelligence/jobs.ts";
import { settleLineage } from "../inventory/images/lineage/jobs.ts";
import { rollUpContainers, sweepInventory } from "../inventory/jobs.ts";
import { applyOwnership } from "../inventory/ownership/jobs.ts";
import { rewrapKeys } from "../keys/jobs.ts";
import { deliverMessage, matchNotifications, sendDueNotifications } from "../notifications/jobs.ts";
import { checkUp } from "../operations/check-up/jobs.ts";
import { applyAllRetention } from "../operations/retention/jobs.ts";
import { snapshotPosture } from "../posture/jobs.ts";
import { dropOldEvents } from "../runtime/jobs.ts";
import type { Jobs } from "./queue.ts";

export interface Attempt {
  attempt: number;
  /** Nobody will try again: leave something that a person can see. */
  last: boolean;
}

/** Which function does which job. */
export const TASKS: { [J in keyof Jobs]: (payload: Jobs[J], attempt: Attempt) => Promise<void> } = {
  ingest_apply: applyDelivery,
  advisories_match: matchAdvisories,
  audit_sequence: sequenceAudit,
  audit_verify: verifyAudit,
  checkpoints_deliver: takeCheckpoints,
  feed_fetch: fetchFeed,
  feeds_due: fetchDueFeeds,
  check_up: checkUp,
  container_roll_up: rollUpContainers,
  contracts_check: checkContracts,
  exceptions_settle: settleDueExceptions,
  findings_judge: judgeDueFindings,
  findings_judge_all: judgeAllFindings,
  inventory_sweep: sweepInventory,
  keys_rewrap: rewrapKeys,
  message_deliver: deliverMessage,
  notifications_due: sendDueNotifications,
  notifications_match: matchNotifications,
  lineage_settle: settleLineage,
  ownership_apply: applyOwnership,
  posture_snapshot: snapshotPosture,
  retention_apply: applyAllRetention,
  runtime_drop: dropOldEvents,
};

/** Five-field cron, UTC. The audit log's appender runs by itself, every second (worker.ts). */
export const CRON = [
  "* * * * * exceptions_settle ?jobKey=exceptions_settle",
  "* * * * * findings_judge ?jobKey=findings_judge",
  "27 2 * * * findings_judge_all ?jobKey=findings_judge_all",
  "*/5 * * * * inventory_sweep ?jobKey=inventory_sweep",
  "* * * * * notifications_due ?jobKey=notifications_due&max=3",
  "*/15 * * * * posture_snapshot ?jobKey=posture_snapshot",
  "*/10 * * * * feeds_due ?jobKey=feeds_due",
  "7 * * * * check_up ?jobKey=check_up",
  "* * * * * checkpoints_deliver ?jobKey=checkpoints_deliver",
  "17 * * * * audit_verify ?jobKey=audit_verify",
  "23 * * * * contracts_check ?jobKey=contracts_check",
  "11 3 * * * container_roll_up ?jobKey=container_roll_up",
  "51 3 * * * retention_apply ?jobKey=retention_apply",
  "41 3 * * * runtime_drop ?jobKey=runtime_drop",
].join("\n");
