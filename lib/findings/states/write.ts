import type { CopyTx } from "../../db/transaction.ts";
import { tellFindings } from "../../notifications/outbox/write.ts";
import { CLOSE_CAUSES, FINDING_STATUSES } from "../schema.ts";
import { nextState, STATE, type Standing, type Unsettled } from "./standing.ts";
import { readStandings } from "./standings/read.ts";

/** What a report or a change of liveness did to findings, as ids. */
export interface StateChanges {
  opened: number[];
  reopened: number[];
  fixed: number[];
  gone: number[];
  /** Closed because what said so was taken back, not because anything here changed. */
  withdrawn: number[];
  unconfirmed: number[];
}

export const noChanges = (): StateChanges => ({
  opened: [],
  reopened: [],
  fixed: [],
  gone: [],
  withdrawn: [],
  unconfirmed: [],
});

/** Where the change came from, for the timeline. */
export interface Cause {
  at: Date;
  reportId: number | null;
  actor: { kind: string; id: string; name: string };
  /** Nothing here changed: a feed of advisories did. */
  by?: "feed" | null;
  /** Findings whose advisory was taken back or no longer covers what is there. */
  withdrawn?: ReadonlySet<number>;
}

/** Subjects whose findings are read at once: what they have together has to fit into memory. */
const BATCH = 25;

/**
 * Recomputes where findings stand from what is stored (domain.md, "Finding lifecycle"), and counts the findings of
 * their subjects anew. Idempotent.
 */
export const settleStates = async (
  tx: CopyTx,
  unsettled: readonly Unsettled[],
  cause: Cause,
): Promise<StateChanges> => {
  const changes = noChanges();
  for (let from = 0; from < unsettled.length; from += BATCH) {
    const batch = unsettled.slice(from, from + BATCH);
    const standings = await readStandings(tx, batch);
    const moved = noChanges();
    const moves = movesOf(standings, moved, batch, cause);
    await moveStates(tx, moves, cause);
    await followSeverities(tx, standings);
    await tellTimeline(tx, moved, cause);
    await recountFindings(
      tx,
      batch.map(({ subjectId }) => subjectId),
    );
    for (const event of Object.keys(changes) as (keyof StateChanges)[])
      for (const id of moved[event]) changes[event].push(id);
  }
  await tellFindings(tx, changes);
  return changes;
};

/** What changes its state, and under which event; the events are noted in `changes`. */
const movesOf = (
  standings: Standing[],
  changes: StateChanges,
  unsettled: readonly Unsettled[],
  cause: Cause,
): Move[] => {
  const isNew = (id: number) => unsettled.some(({ created }) => created.has(id));
  const moves: Move[] = [];
  for (const finding of standings) {
    const next = nextState(finding, cause.withdrawn?.has(finding.id) ?? false);
    if (next.state === STATE.present && isNew(finding.id)) changes.opened.push(finding.id);
    if (next.state === finding.state) continue;
    moves.push({ id: finding.id, ...next });
    if (next.state === STATE.unconfirmed) changes.unconfirmed.push(finding.id);
    else if (next.state === STATE.closed) changes[CLOSE_CAUSES[next.cause!]!].push(finding.id);
    else if (finding.state === STATE.closed) changes.reopened.push(finding.id);
  }
  return moves;
};

interface Move {
  id: number;
  state: number;
  cause: number | null;
}

const moveStates = async (tx: CopyTx, moves: Move[], { at }: Cause): Promise<void> => {
  if (moves.length === 0) return;
  await tx.sql`
    update finding f set state = m.state, cause = m.cause,
      closed_at = case when m.state = ${STATE.closed} then ${at}::timestamptz end,
      -- Open again: the time to fix it begins anew.
      clock_at = case when f.state = ${STATE.closed} then ${tx.now}::timestamptz else f.clock_at end,
      due_at = case when f.state = ${STATE.closed} then null else f.due_at end,
      breached_at = case when f.state = ${STATE.closed} then null else f.breached_at end,
      changed_at = ${tx.now}, version = f.version + 1
    from unnest(${moves.map((m) => m.id)}::int[], ${moves.map((m) => m.state)}::int[], ${moves.map((m) => m.cause)}::int[])
      m(id, state, cause)
    where f.id = m.id`;
};

/** A finding is as bad as the worst sighting of it that is still there; one that is gone, as it was at its worst. */
const followSeverities = async (tx: CopyTx, standings: Standing[]): Promise<void> => {
  const moved = standings.filter((s) => s.worst !== null && s.worst !== s.severity);
  if (moved.length === 0) return;
  await tx.sql`update finding f set severity = m.severity, version = f.version + 1
    from unnest(${moved.map((m) => m.id)}::int[], ${moved.map((m) => m.worst)}::int[]) m(id, severity) where f.id = m.id`;
};

const EVENTS = ["reopened", "fixed", "gone", "withdrawn", "unconfirmed"] as const;

/** Transitions only; "opened" is the finding's first report and needs no row. */
const tellTimeline = async (tx: CopyTx, changes: StateChanges, cause: Cause): Promise<void> => {
  const told = EVENTS.flatMap((event) => changes[event].map((id) => ({ id, event })));
  if (told.length === 0) return;
  await tx.sql`
    insert into timeline_entry (finding_id, at, event, actor_kind, actor_id, actor_name, report_id, detail)
    select id, ${tx.now}, case when event in ('fixed', 'gone', 'withdrawn') then 'closed' else event end,
      ${cause.actor.kind}, ${cause.actor.id}, ${cause.actor.name}, ${cause.reportId}::int,
      jsonb_strip_nulls(jsonb_build_object('cause', event, 'observedAt', ${cause.at}::timestamptz, 'by', ${cause.by ?? null}::text))
    from unnest(${told.map((t) => t.id)}::int[], ${told.map((t) => t.event)}::text[]) t(id, event)`;
};

/** A claimed fix that a later look still sees is open again. */
export const refuteClaims = async (
  tx: CopyTx,
  subjectId: number,
  assetId: number,
  sliceIds: number[],
  cause: Cause,
): Promise<void> => {
  const claimed = FINDING_STATUSES.indexOf("fix_claimed");
  const [any] =
    await tx.sql`select 1 from finding where subject_id = ${subjectId} and status = ${claimed} limit 1`;
  if (!any) return;
  const rows = await tx.sql<{ id: number }>`
    update finding f set status = 0, changed_at = ${tx.now}, version = f.version + 1
    from occurrence o where o.asset_id = ${assetId} and o.slice_id = any(${sliceIds}::int[]) and o.finding_id = f.id
      and f.status = ${claimed} and coalesce((select d.at from decision d where d.finding_id = f.id), f.changed_at) < ${cause.at}
    returning f.id`;
  if (rows.length === 0) return;
  await tx.sql`
    insert into timeline_entry (finding_id, at, event, actor_kind, actor_id, actor_name, report_id, detail)
    select id, ${tx.now}, 'reopened', ${cause.actor.kind}, ${cause.actor.id},
      ${cause.actor.name}, ${cause.reportId}::int, '{"cause": "still present"}'::jsonb
    from unnest(${[...new Set(rows.map((r) => r.id))]}::int[]) u(id)`;
};

/** Roll-ups of subjects, counted anew: cheap beside what made it necessary, and they cannot drift. */
export const recountFindings = async (tx: CopyTx, subjectIds: readonly number[]): Promise<void> => {
  await tx.sql`delete from finding_count where subject_id = any(${subjectIds}::int[])`;
  await tx.sql`insert into finding_count (subject_id, kind, severity, status, state, platform, n)
    select subject_id, kind, coalesce(override, severity), status, state, platform, count(*)::int from finding
    where subject_id = any(${subjectIds}::int[]) group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`;
};
