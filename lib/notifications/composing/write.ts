import { randomBytes } from "node:crypto";
import { systemActor } from "../../access/actor.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { productAddress } from "../../http/product-address.ts";
import { enqueue } from "../../jobs/queue.ts";
import { noticeOf } from "../messages/notice.ts";
import type { Notice } from "../messages/schema.ts";
import { toldBy } from "../messages/told/read.ts";
import type { ListeningRule } from "../rules/read.ts";
import { dueAt } from "../rules/schedule.ts";
import { isAboutFindings } from "../schema.ts";

/** Standard Webhooks: an identifier that no other message has, the same in every attempt. */
export const newMessageKey = (): string => `msg_${randomBytes(12).toString("hex")}`;

/**
 * Writes the message of a rule whose time has come: what waits becomes a message and a job, together or not at all.
 * Findings that closed while they waited are left out.
 */
export const composeDue = (ruleId: number, now: Date): Promise<void> =>
  copyAtomic(async (tx) => {
    const rule = await lockRule(tx, ruleId);
    if (!rule) return;
    await tx.sql`delete from notification_item i using finding f
      where i.rule_id = ${ruleId} and i.message_id is null and i.subject_kind = 'finding'
        and f.id = i.subject_id and f.state = 2`;
    const [deciding] = await tx.sql<{ at: Date }>`
      select at from (select at, id, lag(at, ${rule.schedule.threshold - 1}::int) over (order by at, id) as earliest
        from notification_item where rule_id = ${ruleId} and message_id is null) waiting
      where earliest >= coalesce(at - make_interval(hours => ${rule.schedule.withinHours}::int), earliest)
      order by at, id limit 1`;
    if (!deciding || dueAt(rule.schedule, deciding.at) > now) return;
    const key = newMessageKey();
    const messageId = await insertMessage(tx, {
      key,
      destinationId: rule.destinationId,
      ruleId,
      purpose: "rule",
    });
    const taken = await tx.sql<{ kind: string; id: number }>`
      update notification_item set message_id = ${messageId} where rule_id = ${ruleId} and message_id is null
      returning subject_kind as kind, subject_id as id`;
    const { entries, bySeverity } = await toldBy(tx, messageId, productAddress());
    const notice = noticeOf({
      key,
      event: rule.event,
      at: now,
      rule: rule.name,
      filter: isAboutFindings(rule.event) ? rule.filter : null,
      base: productAddress(),
      count: new Set(taken.map(({ kind, id }) => `${kind} ${id}`)).size,
      bySeverity,
      entries,
    });
    await sendOff(tx, messageId, notice);
    await record(tx, systemActor("notifications"), {
      action: "message.written",
      subject: { kind: "message", id: key, name: notice.title },
      detail: { rule: rule.name, destinationId: rule.destinationId, count: notice.count },
    });
  });

/** Rules with something that waits are few; two workers never write for the same one. */
const lockRule = async (tx: CopyTx, id: number): Promise<ListeningRule | undefined> => {
  const [rule] = await tx.sql<ListeningRule>`
    select r.id, r.name, r.destination_id as "destinationId", r.event, r.filter, r.schedule
    from notification_rule r join destination d on d.id = r.destination_id and d.enabled
    where r.id = ${id} and r.enabled for update of r`;
  return rule;
};

interface NewMessage {
  key: string;
  destinationId: number;
  ruleId: number | null;
  purpose: "rule" | "issue" | "hand_over" | "test";
}

export const insertMessage = async (
  tx: CopyTx,
  { key, destinationId, ruleId, purpose }: NewMessage,
): Promise<number> => {
  const [row] = await tx.sql<{ id: number }>`
    insert into notification_message (key, destination_id, rule_id, purpose, title, notice, created_at)
    values (${key}, ${destinationId}, ${ruleId}::int, ${purpose}, '', '{}'::jsonb, ${tx.now}) returning id`;
  return row!.id;
};

/** The text of a message is final now; a job brings it to its destination. */
export const sendOff = async (tx: CopyTx, messageId: number, notice: Notice): Promise<void> => {
  await tx.sql`update notification_message set title = ${notice.title}, notice = ${JSON.stringify(notice)}::jsonb
    where id = ${messageId}`;
  await queueDelivery(tx, messageId);
};

/** Ten attempts with the queue's growing pauses: about three and a half hours. */
export const DELIVERY_ATTEMPTS = 10;

export const queueDelivery = (tx: CopyTx, messageId: number): Promise<void> =>
  enqueue(
    tx,
    "message_deliver",
    { messageId },
    { priority: 1, attempts: DELIVERY_ATTEMPTS, key: deliveryJobKey(messageId) },
  );

export const deliveryJobKey = (messageId: number): string => `message_deliver.${messageId}`;
