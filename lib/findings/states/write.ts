import type { CopyTx } from "../../db/transaction.ts";
import { CLOSE_CAUSES, FINDING_STATUSES } from "../schema.ts";

export const STATE = { present: 0, unconfirmed: 1, closed: 2 } as const;

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

interface Standing {
  id: number;
  state: number;
  status: number;
  present: boolean;
  assessed: boolean;
  /** Worst severity among the present occurrences, else among all there ever were; null when nothing is known. */
  worst: number | null;
  severity: number;
}

/**
 * A finding of which nothing changed but that assets gained it: how it stood before, and on which assets it is now.
 * Where it stands follows from that alone, and nothing has to be read.
 */
export interface Sighted {
  state: number;
  status: number;
  severity: number;
  on: { assetId: number; severity: number }[];
}

const NONE_SIGHTED: ReadonlyMap<number, Sighted> = new Map();

/**
 * Recomputes where findings of one subject stand from what is stored: occurrences on live assets, assessments,
 * liveness (domain.md, "Finding lifecycle"). Idempotent; `created` are those made by this report.
 */
export const settleStates = async (
  tx: CopyTx,
  subjectId: number,
  findingIds: number[] | "all",
  created: ReadonlySet<number>,
  cause: Cause,
  sighted = NONE_SIGHTED,
): Promise<StateChanges> => {
  const live = await liveAssets(tx, subjectId);
  const { plain, others } = apart(findingIds, sighted, new Set(live));
  const standings = [...plain, ...(await standingsOf(tx, subjectId, others, live))];
  const changes = noChanges();
  const moves: { id: number; state: number; cause: number | null }[] = [];
  for (const finding of standings) {
    const next = nextState(finding, live.length > 0, cause.withdrawn?.has(finding.id) ?? false);
    if (created.has(finding.id) && next.state === STATE.present) changes.opened.push(finding.id);
    if (next.state === finding.state) continue;
    moves.push({ id: finding.id, ...next });
    if (next.state === STATE.unconfirmed) changes.unconfirmed.push(finding.id);
    else if (next.state === STATE.closed) changes[CLOSE_CAUSES[next.cause!]!].push(finding.id);
    else if (finding.state === STATE.closed) changes.reopened.push(finding.id);
  }
  await moveStates(tx, moves, cause);
  await followSeverities(tx, standings);
  await tellTimeline(tx, changes, cause);
  return changes;
};

/** Those that were just seen on live assets only, and those that have to be read. */
const apart = (
  findingIds: number[] | "all",
  sighted: ReadonlyMap<number, Sighted>,
  live: ReadonlySet<number>,
): { plain: Standing[]; others: number[] | "all" } => {
  if (findingIds === "all") return { plain: [], others: "all" };
  const plain: Standing[] = [];
  const others = findingIds.filter((id) => {
    const finding = sighted.get(id);
    if (!finding?.on.every(({ assetId }) => live.has(assetId))) return true;
    const seen = finding.on.map(({ severity }) => severity);
    // What was present was as bad as its worst sighting; those sightings are still there.
    const worst = Math.min(...seen, ...(finding.state === STATE.present ? [finding.severity] : []));
    plain.push({ id, ...finding, present: true, assessed: true, worst });
    return false;
  });
  return { plain, others };
};

/**
 * Present anywhere live → present. Nowhere live → gone. What said so taken back → withdrawn. All live ones looked at,
 * none has it → fixed. Else nobody knows yet.
 */
const nextState = (
  { present, assessed }: Standing,
  anyLive: boolean,
  withdrawn: boolean,
): { state: number; cause: number | null } => {
  if (present) return { state: STATE.present, cause: null };
  if (!anyLive) return { state: STATE.closed, cause: CLOSE_CAUSES.indexOf("gone") };
  if (withdrawn) return { state: STATE.closed, cause: CLOSE_CAUSES.indexOf("withdrawn") };
  if (assessed) return { state: STATE.closed, cause: CLOSE_CAUSES.indexOf("fixed") };
  return { state: STATE.unconfirmed, cause: null };
};

/** A repository's live images; any other subject is its own only asset. */
export const liveAssets = async (tx: CopyTx, subjectId: number): Promise<number[]> => {
  const rows = await tx.sql<{ id: number }>`
    select a.id from image_detail i join asset a on a.id = i.asset_id where i.repository_id = ${subjectId} and a.live
    union all
    select id from asset where id = ${subjectId} and live and kind <> 'repository'`;
  return rows.map((row) => row.id);
};

interface Touched {
  id: number;
  state: number;
  status: number;
  severity: number;
}

/** Joined here, not there: a report's own rows are too new for the planner to know how many they are. */
const standingsOf = async (
  tx: CopyTx,
  subjectId: number,
  findingIds: number[] | "all",
  live: number[],
): Promise<Standing[]> => {
  if (findingIds.length === 0) return [];
  const touched = await touchedFindings(tx, subjectId, findingIds);
  const worst = await worstSightings(tx, live, touched);
  const missing = touched.filter(({ id }) => !worst.has(id)).map(({ id }) => id);
  const looked = await lookedFor(tx, subjectId, missing, live);
  return touched.map((finding) => ({
    ...finding,
    present: worst.has(finding.id),
    worst: worst.get(finding.id) ?? looked.get(finding.id)?.worst ?? null,
    assessed: (looked.get(finding.id)?.assets ?? 0) === live.length,
  }));
};

// Above this many it is cheaper to read all that belongs to the subject than to look each one up.
const LOOK_UP_LIMIT = 500;

const touchedFindings = async (
  tx: CopyTx,
  subjectId: number,
  findingIds: number[] | "all",
): Promise<Touched[]> => {
  if (findingIds !== "all" && findingIds.length <= LOOK_UP_LIMIT) {
    return tx.sql<Touched>`select id, state, status, severity from finding
      where id = any(${findingIds}::int[]) and subject_id = ${subjectId}`;
  }
  const all = await tx.sql<Touched>`
    select id, state, status, severity from finding where subject_id = ${subjectId}`;
  if (findingIds === "all") return all;
  const wanted = new Set(findingIds);
  return all.filter(({ id }) => wanted.has(id));
};

/** Worst severity of each finding among the occurrences on live assets; those without one are not there. */
const worstSightings = async (
  tx: CopyTx,
  live: number[],
  touched: Touched[],
): Promise<Map<number, number>> => {
  const few = touched.length <= LOOK_UP_LIMIT;
  const rows = few
    ? await tx.sql<{ id: number; severity: number }>`
        select finding_id as id, severity from occurrence
        where asset_id = any(${live}::int[]) and finding_id = any(${touched.map(({ id }) => id)}::int[])`
    : await tx.sql<{ id: number; severity: number }>`
        select finding_id as id, severity from occurrence where asset_id = any(${live}::int[])`;
  const worst = new Map<number, number>();
  for (const { id, severity } of rows) {
    const known = worst.get(id);
    if (known === undefined || severity < known) worst.set(id, severity);
  }
  return worst;
};

interface Looked {
  /** On how many live assets somebody looked for it, with a slice in which it was ever seen. */
  assets: number;
  /** How bad it ever was. */
  worst: number;
}

const lookedFor = async (
  tx: CopyTx,
  subjectId: number,
  missing: number[],
  live: number[],
): Promise<Map<number, Looked>> => {
  if (missing.length === 0) return new Map();
  const rows = await tx.sql<Looked & { id: number }>`
    with missing as materialized (select unnest(${missing}::int[]) as id),
    assets as materialized (
      select asset_id as id from image_detail where repository_id = ${subjectId} union all select ${subjectId}::int),
    seen as (
      select finding_id, slice_id, severity from occurrence
      where asset_id in (select id from assets) and finding_id in (select id from missing)
      union
      select finding_id, slice_id, severity from occurrence_past where finding_id in (select id from missing))
    select s.finding_id as id, count(distinct ap.asset_id)::int as assets, min(s.severity)::int as worst from seen s
    left join applied ap on ap.slice_id = s.slice_id and ap.asset_id = any(${live}::int[]) group by s.finding_id`;
  return new Map(rows.map(({ id, ...looked }) => [id, looked]));
};

const moveStates = async (
  tx: CopyTx,
  moves: { id: number; state: number; cause: number | null }[],
  { at }: Cause,
): Promise<void> => {
  if (moves.length === 0) return;
  await tx.sql`
    update finding f set state = m.state, cause = m.cause,
      closed_at = case when m.state = ${STATE.closed} then ${at}::timestamptz end,
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

/** Roll-up of a subject, counted anew: cheap beside the report that made it necessary, and it cannot drift. */
export const recountFindings = async (tx: CopyTx, subjectId: number): Promise<void> => {
  await tx.sql`delete from finding_count where subject_id = ${subjectId}`;
  await tx.sql`insert into finding_count (subject_id, kind, severity, status, state, n)
    select ${subjectId}, kind, coalesce(override, severity), status, state, count(*)::int from finding
    where subject_id = ${subjectId} group by 2, 3, 4, 5`;
};
