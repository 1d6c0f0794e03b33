import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import type { NewRule, RuleChange } from "./schema.ts";

/** @throws AppError conflict (the name is taken), not_found (no such destination). */
export const addRule = (actor: Actor, rule: NewRule): Promise<{ id: number }> => {
  demand(actor, "notifications:manage");
  const { name, destinationId, event, filter, schedule, enabled } = rule;
  return copyAtomic(async (tx) => {
    await demandSound(tx, rule, null);
    const [row] = await tx.sql<{ id: number }>`
      insert into notification_rule (name, destination_id, event, filter, schedule, enabled, created_at)
      values (${name}, ${destinationId}, ${event}, ${filter}, ${JSON.stringify(schedule)}::jsonb,
        ${enabled}, ${tx.now}) returning id`;
    if (event === "known_exploited") await rememberExploited(tx);
    await record(tx, actor, {
      action: "notification_rule.added",
      subject: { kind: "notification_rule", id: row!.id, name },
      after: rule,
    });
    return row!;
  });
};

/** The rule as it is from now on; what waits goes by it too. @throws AppError not_found, conflict. */
export const changeRule = (actor: Actor, id: number, { version, ...rule }: RuleChange): Promise<void> => {
  demand(actor, "notifications:manage");
  const { name, destinationId, event, filter, schedule, enabled } = rule;
  return copyAtomic(async (tx) => {
    const before = await locked(tx, id);
    if (before.version !== version)
      throw new AppError("conflict", `Somebody changed ${before.name} meanwhile. Look at it again.`);
    await demandSound(tx, rule, id);
    // What waited for another destination or event is not this rule's any more.
    if (before.destinationId !== destinationId || before.event !== event)
      await tx.sql`delete from notification_item where rule_id = ${id} and message_id is null`;
    await tx.sql`update notification_rule set name = ${name}, destination_id = ${destinationId}, event = ${event},
      filter = ${filter}, schedule = ${JSON.stringify(schedule)}::jsonb, enabled = ${enabled},
      version = version + 1 where id = ${id}`;
    if (event === "known_exploited") await rememberExploited(tx);
    await record(tx, actor, {
      action: "notification_rule.changed",
      subject: { kind: "notification_rule", id, name },
      before,
      after: rule,
    });
  });
};

/** @throws AppError not_found. */
export const switchRule = (actor: Actor, id: number, enabled: boolean): Promise<void> => {
  demand(actor, "notifications:manage");
  return copyAtomic(async (tx) => {
    const before = await locked(tx, id);
    await tx.sql`update notification_rule set enabled = ${enabled}, version = version + 1 where id = ${id}`;
    if (enabled && before.event === "known_exploited") await rememberExploited(tx);
    await record(tx, actor, {
      action: "notification_rule.changed",
      subject: { kind: "notification_rule", id, name: before.name },
      before: { enabled: before.enabled },
      after: { enabled },
    });
  });
};

/** What it has sent stays in the history; what waits is forgotten. @throws AppError not_found. */
export const removeRule = (actor: Actor, id: number): Promise<void> => {
  demand(actor, "notifications:manage");
  return copyAtomic(async (tx) => {
    const before = await locked(tx, id);
    await tx.sql`delete from notification_item where rule_id = ${id} and message_id is null`;
    await tx.sql`delete from notification_rule where id = ${id}`;
    await record(tx, actor, {
      action: "notification_rule.removed",
      subject: { kind: "notification_rule", id, name: before.name },
      before,
    });
  });
};

/** What is known to be exploited by now is no news to a rule that begins now. */
const rememberExploited = async (tx: CopyTx): Promise<void> => {
  await tx.sql`insert into known_exploited select id from rule where kev on conflict do nothing`;
};

const demandSound = async (
  tx: CopyTx,
  { name, destinationId }: NewRule,
  id: number | null,
): Promise<void> => {
  const [taken] =
    await tx.sql`select 1 from notification_rule where name = ${name} and id is distinct from ${id}::int`;
  if (taken) throw new AppError("conflict", `There is a rule ${name} already.`);
  const [destination] = await tx.sql`select 1 from destination where id = ${destinationId}`;
  if (!destination) throw new AppError("not_found", `There is no destination ${destinationId}.`);
};

const locked = async (tx: CopyTx, id: number): Promise<RuleChange> => {
  const [rule] = await tx.sql<RuleChange>`
    select name, destination_id as "destinationId", event, filter, schedule, enabled, version
    from notification_rule where id = ${id} for update`;
  if (!rule) throw new AppError("not_found", `There is no rule ${id}.`);
  return rule;
};
