import type { SqlRunner } from "../../db/sql.ts";
import { enqueue } from "../../jobs/queue.ts";
import type { Happening, NotificationEvent } from "../schema.ts";

type Tx = SqlRunner & { now: Date };

/** Behind uploads: a message may be a second late, a report may not. */
const PRIORITY = 5;
/** A first import of a whole estate opens more than a job should carry. */
const IDS = 20_000;

/**
 * Findings that opened or opened again, for rules that listen: one row of the queue, in the transaction that opened
 * them. Which rules match is found out later, by the worker.
 */
export const tellFindings = async (
  tx: Tx,
  { opened, reopened }: { opened: readonly number[]; reopened: readonly number[] },
): Promise<void> => {
  if (opened.length + reopened.length === 0 || !(await isHeard(tx, ["new_finding", "known_exploited"])))
    return;
  for (const ids of chunks(opened)) await tell(tx, { opened: ids });
  for (const ids of chunks(reopened)) await tell(tx, { reopened: ids });
};

/** Advisories about whose exploitation something changed; the ones that were known before are left out. */
export const tellExploited = async (tx: Tx, ruleIds: readonly number[]): Promise<void> => {
  if (ruleIds.length === 0 || !(await isHeard(tx, ["known_exploited"]))) return;
  const fresh = await tx.sql<{ id: number }>`
    select id from rule where id = any(${ruleIds}::int[]) and kev and id not in (select rule_id from known_exploited)`;
  for (const ids of chunks(fresh.map(({ id }) => id))) await tell(tx, { rules: ids });
};

/** A delivery that was held or failed. */
export const tellDelivery = async (tx: Tx, deliveryId: number): Promise<void> => {
  if (await isHeard(tx, ["report_failed"])) await tell(tx, { deliveryId });
};

/** For what other parts know of findings: a missed due date, an exception's end. The same cause is told once. */
export const tellFindingEvent = async (
  tx: Tx,
  event: NotificationEvent,
  cause: string,
  findingIds: readonly number[],
): Promise<void> => {
  if (findingIds.length === 0 || !(await isHeard(tx, [event]))) return;
  for (const findings of chunks(findingIds)) await tell(tx, { told: { event, cause, findings } });
};

/** A finding went into another one: its tickets and what was told of it are the other's now. */
export const followMerge = async (tx: SqlRunner, from: number, into: number): Promise<void> => {
  await tx.sql`update finding_issue i set finding_id = ${into} where finding_id = ${from}
    and not exists (select from finding_issue o where o.finding_id = ${into} and o.destination_id = i.destination_id)`;
  await tx.sql`delete from finding_issue where finding_id = ${from}`;
  await tx.sql`update notification_item i set subject_id = ${into} where subject_kind = 'finding' and subject_id = ${from}
    and not exists (select from notification_item o where o.destination_id = i.destination_id
      and o.subject_kind = 'finding' and o.subject_id = ${into} and o.cause = i.cause)`;
};

const isHeard = async (tx: SqlRunner, events: NotificationEvent[]): Promise<boolean> => {
  const [any] = await tx.sql`
    select 1 from notification_rule r join destination d on d.id = r.destination_id and d.enabled
    where r.enabled and r.event = any(${events}::text[]) limit 1`;
  return any !== undefined;
};

const tell = (tx: Tx, happening: Omit<Happening, "at">): Promise<void> =>
  enqueue(tx, "notifications_match", { at: tx.now.toISOString(), ...happening }, { priority: PRIORITY });

const chunks = (ids: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(ids.length / IDS) }, (_, n) => ids.slice(n * IDS, (n + 1) * IDS));
