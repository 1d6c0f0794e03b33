import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sealNext } from "../../audit/segments/write.ts";
import { record } from "../../audit/write.ts";
import { sql } from "../../db/client.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { dropDaysBefore } from "../../runtime/partitions/write.ts";
import { cutoff } from "./read.ts";
import { ABOUT, type RetentionChange, type RetentionKind, refusalOfDays } from "./schema.ts";

const BATCH = 500;

/** Says for how long a kind is kept, from the next run on. @throws AppError invalid, conflict (somebody was faster) */
export const setRetention = (
  actor: Actor,
  kind: RetentionKind,
  { days, version }: RetentionChange,
): Promise<void> => {
  demand(actor, "operations:manage");
  const refusal = refusalOfDays(kind, days);
  if (refusal) throw new AppError("invalid", refusal);
  return copyAtomic(async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtext('plimsoll.retention'))`;
    const [before] = await tx.sql<{ days: number | null; version: number; by: string }>`
      select days, version, changed_by as by from retention_rule where kind = ${kind}`;
    if ((before?.version ?? 0) !== version)
      throw new AppError(
        "conflict",
        `${before?.by ?? "Somebody"} changed this after you opened it. Read it again.`,
      );
    await tx.sql`insert into retention_rule (kind, days, changed_at, changed_by)
      values (${kind}, ${days}::int, ${tx.now}, ${actor.name})
      on conflict (kind) do update set days = excluded.days, version = retention_rule.version + 1,
        changed_at = excluded.changed_at, changed_by = excluded.changed_by`;
    await record(tx, actor, {
      action: "retention.changed",
      subject: { kind: "retention", id: kind, name: ABOUT[kind].title },
      before: { days: before ? before.days : ABOUT[kind].usual },
      after: { days },
    });
  });
};

/** One batch: so many rows went. Short statements, so that nobody waits for them. */
const STEPS: Record<RetentionKind, (before: Date) => Promise<number>> = {
  report_bodies: async (before) => {
    const rows = await sql`
      update report set body = null where id in (
        select r.id from report r where r.body is not null and r.received_at < ${before} and not exists (
            select from delivery d where d.report_id = r.id and d.state in ('queued', 'held', 'failed'))
          and r.id not in (
            select unnest(array[s.report_id, coalesce(p.parent_id, s.report_id)])
            from applied a join statement s on s.id = a.statement_id join report p on p.id = s.report_id)
        order by r.id limit ${BATCH}) returning id`;
    return rows.length;
  },
  runtime_events: (before) => dropDaysBefore(before.toISOString().slice(0, 10)),
  posture_snapshots: async (before) => {
    const rows = await sql`
      delete from posture_snapshot where id in (
        select s.id from posture_snapshot s where at < ${before} and exists (
          select from posture_snapshot l where l.scope = s.scope and l.at > s.at
            and (l.at at time zone 'UTC')::date = (s.at at time zone 'UTC')::date)
        limit ${BATCH}) returning id`;
    return rows.length;
  },
  sessions: async (before) => {
    const sessions = await sql`delete from session where id in (
      select id from session where least(expires_at, coalesce(revoked_at, expires_at)) < ${before} limit ${BATCH}) returning id`;
    const links = await sql`delete from sign_in_link where id in (
      select id from sign_in_link where least(expires_at, coalesce(used_at, expires_at)) < ${before} limit ${BATCH}) returning id`;
    return sessions.length + links.length;
  },
  audit_entries: sealNext,
};

/** Lets go what is older than a kind is kept, batch by batch; one entry in the audit log says how much it was. */
export const applyRetention = async (actor: Actor, kind: RetentionKind, days: number): Promise<number> => {
  const before = cutoff(days);
  let rows = 0;
  for (let gone = await STEPS[kind](before); gone > 0; gone = await STEPS[kind](before)) rows += gone;
  if (rows === 0) return 0;
  await copyAtomic((tx) =>
    record(tx, actor, {
      action: "retention.applied",
      subject: { kind: "retention", id: kind, name: ABOUT[kind].title },
      detail: { days, before: before.toISOString(), rows },
    }),
  );
  return rows;
};
