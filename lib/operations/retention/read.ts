import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import {
  ABOUT,
  RETENTION_KINDS,
  type RetentionKind,
  type RetentionPreview,
  type RetentionRule,
  refusalOfDays,
} from "./schema.ts";

const DAY = 86_400_000;

/** What is older than this goes. */
export const cutoff = (days: number): Date => new Date(clock().getTime() - days * DAY);

interface Stored {
  kind: RetentionKind;
  days: number | null;
  version: number;
  changedAt: Date;
  changedBy: string;
}

export const listRetention = async (actor: Actor): Promise<RetentionRule[]> => {
  demand(actor, "operations:read");
  const rows = await sql<Stored>`
    select kind, days, version, changed_at as "changedAt", changed_by as "changedBy" from retention_rule`;
  return RETENTION_KINDS.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    const { usual, ...about } = ABOUT[kind];
    return {
      kind,
      ...about,
      days: row ? row.days : usual,
      version: row?.version ?? 0,
      changedAt: row?.changedAt.toISOString() ?? null,
      changedBy: row?.changedBy ?? null,
    };
  });
};

interface Counted {
  rows: number;
  bytes: number;
  oldest: Date | null;
}

const COUNTS: Record<RetentionKind, (before: Date) => Promise<Counted[]>> = {
  report_bodies: (before) => sql<Counted>`
    select count(*)::int as rows, coalesce(sum(pg_column_size(r.body)), 0)::float8 as bytes, min(r.received_at) as oldest
    from report r where r.body is not null and r.received_at < ${before} and not exists (
        select from delivery d where d.report_id = r.id and d.state in ('queued', 'held', 'failed'))
      and r.id not in (
        select unnest(array[s.report_id, coalesce(p.parent_id, s.report_id)])
        from applied a join statement s on s.id = a.statement_id join report p on p.id = s.report_id)`,
  runtime_events: (before) => sql<Counted>`
    select coalesce(sum(greatest(c.reltuples, 0)), 0)::int as rows, coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 as bytes,
      to_date(right(min(c.relname), 8), 'YYYYMMDD')::timestamptz as oldest
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'runtime_event'::regclass
      and c.relname < ${`runtime_event_${before.toISOString().slice(0, 10).replaceAll("-", "")}`}`,
  posture_snapshots: (before) => sql<Counted>`
    select count(*)::int as rows, coalesce(sum(pg_column_size(s.*)), 0)::float8 as bytes, min(at) as oldest
    from posture_snapshot s where at < ${before} and exists (
      select from posture_snapshot l where l.scope = s.scope and l.at > s.at
        and (l.at at time zone 'UTC')::date = (s.at at time zone 'UTC')::date)`,
  sessions: (before) => sql<Counted>`
    select count(*)::int as rows, coalesce(sum(size), 0)::float8 as bytes, min(at) as oldest from (
      select pg_column_size(s.*) as size, created_at as at from session s
        where least(expires_at, coalesce(revoked_at, expires_at)) < ${before}
      union all select pg_column_size(l.*), created_at from sign_in_link l
        where least(expires_at, coalesce(used_at, expires_at)) < ${before}) x`,
  audit_entries: (before) => sql<Counted>`
    select count(*)::int as rows, coalesce(sum(pg_column_size(e.*)), 0)::float8 as bytes, min(at) as oldest
    from audit_entry e where at < ${before}`,
};

/** What keeping a kind for so many days would let go on the next run. @throws AppError invalid */
export const previewRetention = async (
  actor: Actor,
  kind: RetentionKind,
  days: number | null,
): Promise<RetentionPreview> => {
  demand(actor, "operations:read");
  const refusal = refusalOfDays(kind, days);
  if (refusal) throw new AppError("invalid", refusal);
  if (days === null) return { rows: 0, bytes: 0, oldest: null };
  const [counted] = await COUNTS[kind](cutoff(days));
  const { rows, bytes, oldest } = counted!;
  return { rows, bytes, oldest: oldest?.toISOString() ?? null };
};
