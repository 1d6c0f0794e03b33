import type { Actor } from "../access/actor.ts";
import { demand, may } from "../access/permissions.ts";
import { sql } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { parseFilter } from "../findings/filter/parse.ts";
import { FindingFilter } from "../findings/filter.ts";
import { findMatching } from "../findings/matching/read.ts";
import { listFindings } from "../findings/read.ts";
import { FINDING_STATUSES, SEVERITIES } from "../findings/schema.ts";
import { countApprovers } from "./approvers/read.ts";
import { endingTerms, POSSIBLE } from "./ending.ts";
import {
  type ExceptionDetail,
  type ExceptionPage,
  type ExceptionPreview,
  type ExceptionPreviewQuery,
  type ExceptionQuery,
  type ExceptionView,
  MOST_FINDINGS,
} from "./schema.ts";

interface Row
  extends Omit<ExceptionView, "status" | "requestedBy" | "requestedAt" | "decidedAt" | "endsAt" | "endedAt"> {
  status: number;
  requestedById: string;
  requestedName: string;
  requestedAt: Date;
  decidedAt: Date | null;
  endsAt: Date | null;
  endedAt: Date | null;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const viewOf = ({
  status,
  requestedById,
  requestedName,
  requestedAt,
  decidedAt,
  endsAt,
  endedAt,
  ...row
}: Row): ExceptionView => ({
  ...row,
  status: FINDING_STATUSES[status] as ExceptionView["status"],
  requestedBy: { id: requestedById, name: requestedName },
  requestedAt: requestedAt.toISOString(),
  decidedAt: iso(decidedAt),
  endsAt: iso(endsAt),
  endedAt: iso(endedAt),
});

/** Exceptions, newest first; or those that end within a time, the next to end first on the calendar's page. */
export const listExceptions = async (actor: Actor, query: ExceptionQuery): Promise<ExceptionPage> => {
  demand(actor, "exceptions:read");
  const { state = null, from = null, to = null, cursor = null, limit } = query;
  // Who may not approve has nothing waiting.
  const mine = query.mine === "approve" && !may(actor, "exceptions:approve") ? "none" : (query.mine ?? null);
  const rows = await readRows({
    state,
    from,
    to,
    mine,
    cursor,
    limit: limit + 1,
    actorId: actor.id,
    id: null,
  });
  const [counted] = await sql<{ n: number }>`
    select count(*)::int as n from exception e
    where (${state}::text is null or e.state = ${state}) and (${from}::timestamptz is null or coalesce(e.ended_at, e.ends_at) >= ${from}::timestamptz)
      and (${to}::timestamptz is null or coalesce(e.ended_at, e.ends_at) < ${to}::timestamptz)
      and (${mine}::text is null or ${mine} = 'requested' and e.requested_by::text = ${actor.id}
        or ${mine} = 'approve' and e.state = 'requested' and e.requested_by::text <> ${actor.id})`;
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map(viewOf),
    total: counted!.n,
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
};

interface Wanted {
  id: number | null;
  state: string | null;
  from: string | null;
  to: string | null;
  mine: string | null;
  cursor: number | null;
  limit: number;
  actorId: string;
}

const readRows = ({ id, state, from, to, mine, cursor, limit, actorId }: Wanted): Promise<Row[]> =>
  sql<Row>`
    select e.id, e.name, e.status::int, e.justification, e.reason, e.scope, e.state, e.requested_by::text as "requestedById",
      e.requested_name as "requestedName", e.requested_at as "requestedAt", e.decided_name as "decidedBy", e.decided_at as "decidedAt",
      e.decision_note as "decisionNote", e.ends_at as "endsAt", e.ends_on_fix as "endsOnFix", e.ends_on_kev as "endsOnKev",
      e.ends_on_epss as "endsOnEpss", e.ends_on_exposure as "endsOnExposure", e.ended_at as "endedAt",
      e.ended_because as "endedBecause", e.renews_id as "renewsId", e.version,
      (select max(n.id) from exception n where n.renews_id = e.id and n.state in ('requested', 'approved')) as "renewedById",
      m.findings, m."left"
    from exception e left join lateral (
      select count(*) filter (where until is null)::int as findings, count(*) filter (where until is not null)::int as "left"
      from exception_finding where exception_id = e.id) m on true
    where (${id}::int is null or e.id = ${id}::int) and (${state}::text is null or e.state = ${state})
      and (${from}::timestamptz is null or coalesce(e.ended_at, e.ends_at) >= ${from}::timestamptz)
      and (${to}::timestamptz is null or coalesce(e.ended_at, e.ends_at) < ${to}::timestamptz)
      and (${mine}::text is null or ${mine} = 'requested' and e.requested_by::text = ${actorId}
        or ${mine} = 'approve' and e.state = 'requested' and e.requested_by::text <> ${actorId})
      and (${cursor}::int is null or e.id < ${cursor}::int)
    order by e.id desc limit ${limit}::int`;

const MEMBERS = 500;

/** One exception with what is and was under it, and what the asker may do. @throws AppError not_found */
export const getException = async (actor: Actor, id: number): Promise<ExceptionDetail> => {
  demand(actor, "exceptions:read");
  const [row] = await readRows({
    id,
    state: null,
    from: null,
    to: null,
    mine: null,
    cursor: null,
    limit: 1,
    actorId: actor.id,
  });
  if (!row) throw new AppError("not_found", `There is no exception ${id}.`);
  const members = await sql<{
    id: number;
    rule: string;
    component: string;
    subject: string;
    since: Date;
    until: Date | null;
    because: string | null;
  }>`
    select m.finding_id as id, r.key as rule, c.name as component, a.name as subject, m.since, m.until, m.because
    from exception_finding m join finding f on f.id = m.finding_id join rule r on r.id = f.rule_id
    join component c on c.id = f.component_id join asset a on a.id = f.subject_id
    where m.exception_id = ${id} order by m.until is not null, m.id desc limit ${MEMBERS}`;
  const exception = viewOf(row);
  return {
    exception,
    members: members.map((member) => ({
      ...member,
      since: member.since.toISOString(),
      until: iso(member.until),
    })),
    approvers: await countApprovers(exception.requestedBy.id),
    moves: movesFor(actor, exception),
  };
};

/** @returns what this actor may do with it, the rule that nobody approves their own included */
const movesFor = (actor: Actor, exception: ExceptionView): ExceptionDetail["moves"] => {
  const own = exception.requestedBy.id === actor.id;
  const approves = may(actor, "exceptions:approve");
  const requests = may(actor, "exceptions:request");
  const allowed = {
    approve: approves && !own,
    decline: approves && !own,
    withdraw: own,
    revoke: approves || own,
    renew: requests && exception.renewedById === null,
  };
  return POSSIBLE[exception.state].filter((move) => allowed[move]);
};

const UNSETTLED = ["open", "acknowledged", "in_progress", "fix_claimed"];
const SAMPLE = 10;

/** What a scope takes now, what it leaves out and why, and whether anybody could approve it. */
export const previewException = async (
  actor: Actor,
  { scope, ...ends }: ExceptionPreviewQuery,
): Promise<ExceptionPreview> => {
  demand(actor, "exceptions:request");
  const terms = parseFilter(scope);
  const all = await findMatching(terms, { limit: MOST_FINDINGS + 1 });
  const open = await findMatching(
    [...terms, { field: "status", not: false, operator: "=", values: UNSETTLED }],
    { limit: MOST_FINDINGS + 1 },
  );
  const leftOut = { settled: all.length - open.length, fix: 0, kev: 0, epss: 0, exposure: 0 };
  const out = new Set<number>();
  for (const [condition, term] of endingTerms(ends)) {
    const held = await findMatching([term], { among: open, limit: open.length });
    leftOut[condition] = held.length;
    for (const id of held) out.add(id);
  }
  const taken = open.filter((id) => !out.has(id));
  const counts = await sql<{ severity: number; n: number; subjects: number }>`
    select coalesce(override, severity)::int as severity, count(*)::int as n,
      (select count(distinct subject_id)::int from finding where id = any(${taken}::int[])) as subjects
    from finding where id = any(${taken}::int[]) group by 1 order by 1`;
  const { rows } = await listFindings(actor, {
    ...FindingFilter.parse({ limit: String(SAMPLE) }),
    where: terms,
  });
  return {
    findings: Math.min(taken.length, MOST_FINDINGS),
    capped: all.length > MOST_FINDINGS,
    leftOut,
    severities: Object.fromEntries(counts.map((row) => [SEVERITIES[row.severity]!, row.n])),
    subjects: counts[0]?.subjects ?? 0,
    sample: rows,
    approvers: await countApprovers(actor.id),
  };
};
