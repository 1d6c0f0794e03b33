import { systemActor } from "../../../access/actor.ts";
import { clock } from "../../../clock.ts";
import { sql } from "../../../db/client.ts";
import { type CopyTx, copyAtomic } from "../../../db/transaction.ts";
import { enqueue } from "../../../jobs/queue.ts";
import { tellFindingEvent } from "../../../notifications/outbox/write.ts";
import { settlePriorities } from "../../priority/settle/write.ts";
import { FINDING_STATUSES } from "../../schema.ts";
import { tell } from "../../triage/lock/write.ts";

/** Subjects of one transaction: what they have together has to fit into memory, and nobody waits for long. */
const BATCH = 100;
/** Statements and log rows get their numbers before they are committed: some are looked at again. */
const OVERLAP = 200;
export const UNSETTLED = (["open", "acknowledged", "in_progress", "fix_claimed"] as const).map((status) =>
  FINDING_STATUSES.indexOf(status),
);

/** Asks for `judgeFindings` soon. Outside any report's transaction. */
export const requestJudging = (): Promise<void> =>
  enqueue({ sql }, "findings_judge", { at: clock().toISOString() }, { priority: 5, key: "findings_judge" });

interface Mark {
  statementId: number;
  ruleLogId: number;
  assetLogId: number;
}

/**
 * How urgent what came is, and what became more or less urgent because a feed, an exposure or a criticality changed;
 * then notes what is overdue since it was last looked at.
 */
export const judgeFindings = async (): Promise<void> => {
  const [now] = await sql<Mark>`select coalesce(max(id), 0) as "statementId",
    coalesce((select max(id) from rule_log), 0) as "ruleLogId", coalesce((select max(id) from asset_log), 0) as "assetLogId" from statement`;
  await judge(await touchedSince());
  await sql`update priority_mark set statement_id = ${now!.statementId}::bigint, rule_log_id = ${now!.ruleLogId}::bigint,
    asset_log_id = ${now!.assetLogId}::bigint`;
  await copyAtomic(noteBreaches);
};

/** All of them anew, whatever was missed: for the nightly run and for a changed policy. */
export const judgeAll = async (): Promise<void> => {
  const rows = await sql<{
    id: number;
  }>`select distinct subject_id as id from finding where state < 2 order by 1`;
  await judge(rows.map(({ id }) => id));
};

const judge = async (subjectIds: number[]): Promise<void> => {
  for (let from = 0; from < subjectIds.length; from += BATCH)
    await copyAtomic(async (tx) => {
      const batch = subjectIds.slice(from, from + BATCH);
      // As reports do: subjects before findings, in one order, so that nobody waits crosswise.
      await tx.sql`select id from asset where id = any(${batch}::int[]) order by kind, name, id for update`;
      await settlePriorities(tx, batch);
    });
};

const touchedSince = async (): Promise<number[]> => {
  const rows = await sql<{ id: number }>`
    with mark as (select statement_id - ${OVERLAP}::bigint as s, rule_log_id - ${OVERLAP}::bigint as r, asset_log_id - ${OVERLAP}::bigint as a from priority_mark),
    touched as (
      select asset_id as id from statement, mark where statement.id > mark.s
      union select asset_id from asset_log, mark where asset_log.id > mark.a)
    select coalesce(d.repository_id, t.id) as id from touched t left join image_detail d on d.asset_id = t.id
    union
    select f.subject_id from finding f where f.state < 2 and f.rule_id in (select rule_id from rule_log, mark where rule_log.id > mark.r)
    order by 1`;
  return rows.map(({ id }) => id);
};

/**
 * Each breach once: a line in the finding's history, which notices are made from. What a report is changing at this
 * moment is left for the next time: neither waits for the other.
 */
const noteBreaches = async (tx: CopyTx): Promise<void> => {
  const rows = await tx.sql<{ id: number; dueAt: Date }>`
    with late as (
      select id from finding where state < 2 and due_at <= ${tx.now} and breached_at is null
        and status = any(${UNSETTLED}::int[]) order by id for update skip locked)
    update finding set breached_at = ${tx.now} where id in (select id from late) returning id, due_at as "dueAt"`;
  if (rows.length === 0) return;
  await tell(
    tx,
    systemActor("deadlines"),
    "breached",
    rows.map(({ id, dueAt }) => ({ id, detail: { due: dueAt.toISOString() } })),
  );
  // A finding whose time began anew can miss its day again: each day is a cause of its own.
  for (const [due, late] of Map.groupBy(rows, ({ dueAt }) => dueAt.toISOString()))
    await tellFindingEvent(
      tx,
      "sla_breached",
      `due ${due}`,
      late.map(({ id }) => id),
    );
};
