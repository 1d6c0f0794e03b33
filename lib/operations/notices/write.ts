import type { Actor } from "../../access/actor.ts";
import { record } from "../../audit/write.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import type { NoticeMark } from "./schema.ts";

/** Puts a notice away for the person who asks, for good or for some hours; others still see it. */
export const markNotice = (actor: Actor, { notice, hours }: NoticeMark): Promise<void> => {
  if (actor.kind !== "person") throw new AppError("forbidden", "Notices are for people.");
  return copyAtomic(async (tx) => {
    const until = hours === null ? null : new Date(tx.now.getTime() + hours * 3_600_000);
    await tx.sql`insert into notice_mark (user_id, notice, at, until)
      values (${actor.id}::uuid, ${notice}, ${tx.now}, ${until}::timestamptz)
      on conflict (user_id, notice) do update set at = excluded.at, until = excluded.until`;
    await record(tx, actor, {
      action: hours === null ? "notice.dismissed" : "notice.snoozed",
      subject: { kind: "notice", id: notice },
      detail: { until: until?.toISOString() ?? null },
    });
  });
};

/** All notices that the person had put away are shown to them again. */
export const showNotices = (actor: Actor): Promise<void> => {
  if (actor.kind !== "person") throw new AppError("forbidden", "Notices are for people.");
  return copyAtomic(async (tx) => {
    const rows = await tx.sql<{ notice: string }>`
      delete from notice_mark where user_id = ${actor.id}::uuid returning notice`;
    if (rows.length === 0) return;
    const subject = { kind: "notice", id: "all" };
    await record(tx, actor, { action: "notice.shown", subject, before: rows.map(({ notice }) => notice) });
  });
};
