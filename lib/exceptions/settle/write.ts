import { type Actor, systemActor } from "../../access/actor.ts";
import { record } from "../../audit/write.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import type { Term } from "../../findings/filter/ast.ts";
import { parseFilter } from "../../findings/filter/parse.ts";
import type { HumanStatus } from "../../findings/lifecycle.ts";
import { findMatching } from "../../findings/matching/read.ts";
import { FINDING_STATUSES } from "../../findings/schema.ts";
import type { LockedFinding } from "../../findings/triage/lock/locked.ts";
import { lockFindings } from "../../findings/triage/lock/write.ts";
import { decide } from "../../findings/triage/write.ts";
import { enqueue } from "../../jobs/queue.ts";
import { tellFindingEvent } from "../../notifications/outbox/write.ts";
import { BECAUSE, type Condition, type Ends, endingTerms, isOver, type Moves, movesOf } from "../ending.ts";
import { MOST_FINDINGS } from "../schema.ts";

interface Approved extends Ends {
  id: number;
  name: string;
  status: number;
  justification: string | null;
  reason: string;
  scope: string;
}

const APPROVED = "approved";
const UNSETTLED = (["open", "acknowledged", "in_progress", "fix_claimed"] as const).map((status) =>
  FINDING_STATUSES.indexOf(status),
);
const ANY: Term = { field: "is", not: false, operator: "=", values: ["any"] };

/**
 * Brings findings in line with every approved exception, each in its own transaction: takes in what is new in a scope,
 * lets go what has a condition of ending, and ends those whose day has come.
 */
export const settleExceptions = async (): Promise<void> => {
  const rows = await sql<{ id: number }>`select id from exception where state = ${APPROVED} order by id`;
  for (const { id } of rows) await copyAtomic((tx) => settleException(tx, systemActor("exceptions"), id));
};

/** One of them, in the caller's transaction. */
export const settleException = async (tx: CopyTx, actor: Actor, id: number): Promise<void> => {
  const [exception] = await tx.sql<Approved>`
    select id, name, status, justification, reason, scope, to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "endsAt",
      ends_on_fix as "endsOnFix", ends_on_kev as "endsOnKev", ends_on_epss as "endsOnEpss", ends_on_exposure as "endsOnExposure"
    from exception where id = ${id} and state = ${APPROVED} for update`;
  if (!exception) return;
  if (isOver(exception, tx.now.getTime())) return endException(tx, actor, exception, "date");
  const moves = movesOf(await membersOf(tx, exception));
  await release(tx, actor, exception, moves.release);
  await take(tx, actor, exception, moves.take);
  if (moves.take.length + moves.release.length > 0) await tell(tx, actor, exception, moves);
  const [left] = await tx.sql<{ current: number; past: number }>`
    select count(*) filter (where until is null)::int as current, count(*) filter (where until is not null)::int as past
    from exception_finding where exception_id = ${id}`;
  // Where conditions ended it for all that it covered, nothing is left that it could be an exception for.
  if (left!.current === 0 && moves.release.some(({ because }) => because !== "scope" && because !== "person"))
    await close(tx, actor, exception, "ended", `for all its findings: ${BECAUSE[moves.release[0]!.because]}`);
};

/** Lets all of it go: its day came, or a person took it back. */
export const endException = async (
  tx: CopyTx,
  actor: Actor,
  exception: Approved,
  because: "date" | "revoked",
): Promise<void> => {
  const current = await tx.sql<{ id: number }>`
    select finding_id as id from exception_finding where exception_id = ${exception.id} and until is null`;
  await release(
    tx,
    actor,
    exception,
    current.map(({ id }) => ({ id, because })),
  );
  await close(tx, actor, exception, because === "date" ? "ended" : "revoked", BECAUSE[because]);
};

const close = async (
  tx: CopyTx,
  actor: Actor,
  { id, name }: Approved,
  state: "ended" | "revoked",
  because: string,
): Promise<void> => {
  await tx.sql`update exception set state = ${state}, ended_at = ${tx.now}, ended_because = ${because}, version = version + 1 where id = ${id}`;
  await record(tx, actor, {
    action: state === "ended" ? "exception.ended" : "exception.revoked",
    subject: { kind: "exception", id, name },
    before: { state: APPROVED },
    after: { state, because },
  });
};

const membersOf = async (tx: CopyTx, exception: Approved) => {
  const rows = await tx.sql<{
    id: number;
    status: number;
    until: Date | null;
    because: string | null;
    closed: boolean;
  }>`
    select distinct on (m.finding_id) m.finding_id as id, f.status, m.until, m.because, f.state = 2 as closed
    from exception_finding m join finding f on f.id = m.finding_id where m.exception_id = ${exception.id}
    order by m.finding_id, m.id desc`;
  const current = rows.filter((row) => row.until === null);
  const ids = current.map(({ id }) => id);
  const scope = parseFilter(exception.scope);
  const open = await findMatching(scope, { limit: MOST_FINDINGS + 1, on: tx.client });
  const candidates = await tx.sql<{ id: number }>`
    select id from finding where id = any(${open.slice(0, MOST_FINDINGS)}::int[]) and status = any(${UNSETTLED}::int[]) order by id`;
  const eligible = candidates.map(({ id }) => id);
  const still = await findMatching([...scope, ANY], { among: ids, limit: ids.length, on: tx.client });
  const closed = current.filter((row) => row.closed).map(({ id }) => id);
  return {
    eligible,
    current: ids,
    held: await heldIn(tx, exception, [...eligible, ...ids]),
    overruled: new Set(current.filter((row) => row.status !== exception.status).map(({ id }) => id)),
    // What is closed is nowhere any more: where it was decides nothing until it comes back.
    inScope: new Set([...still, ...closed]),
    refused: new Set(
      rows.filter((row) => row.until !== null && row.because === BECAUSE.person).map(({ id }) => id),
    ),
  };
};

/** Which of these a condition of ending holds for; the first in the order of `CONDITIONS` is said. */
const heldIn = async (tx: CopyTx, ends: Ends, ids: number[]): Promise<Map<number, Condition>> => {
  const held = new Map<number, Condition>();
  for (const [condition, term] of endingTerms(ends).toReversed())
    for (const id of await findMatching([term], { among: ids, limit: ids.length, on: tx.client }))
      held.set(id, condition);
  return held;
};

const take = async (tx: CopyTx, actor: Actor, exception: Approved, ids: number[]): Promise<void> => {
  if (ids.length === 0) return;
  const found = [...(await lockFindings(tx, ids)).values()];
  await decideAll(
    tx,
    actor,
    exception,
    found,
    FINDING_STATUSES[exception.status] as HumanStatus,
    exception.reason,
  );
  await tx.sql`insert into exception_finding (exception_id, finding_id, since)
    select ${exception.id}, id, ${tx.now} from unnest(${found.map(({ id }) => id)}::int[]) u(id)`;
};

const release = async (
  tx: CopyTx,
  actor: Actor,
  exception: Approved,
  leaving: Moves["release"],
): Promise<void> => {
  if (leaving.length === 0) return;
  const found = await lockFindings(
    tx,
    leaving.map(({ id }) => id),
  );
  for (const [because, of] of Map.groupBy(leaving, (one) => one.because)) {
    const back = of
      .flatMap(({ id }) => found.get(id) ?? [])
      .filter((f) => f.status === FINDING_STATUSES[exception.status]);
    const why = `The exception “${exception.name}” no longer holds here: ${BECAUSE[because]}.`;
    if (because !== "person")
      await decideAll(tx, actor, { ...exception, justification: null }, back, "open", why);
    await tx.sql`update exception_finding set until = ${tx.now}, because = ${BECAUSE[because]}
      where exception_id = ${exception.id} and until is null and finding_id = any(${of.map(({ id }) => id)}::int[])`;
    if (because !== "person")
      await tellFindingEvent(
        tx,
        "exception_ending",
        `exception ${exception.id}: ${because}`,
        back.map(({ id }) => id),
      );
  }
};

const decideAll = async (
  tx: CopyTx,
  actor: Actor,
  { id, justification }: Pick<Approved, "id" | "justification">,
  findings: LockedFinding[],
  status: HumanStatus,
  comment: string,
): Promise<void> => {
  const to = {
    status,
    comment,
    justification: justification as never,
    exceptionId: status === "open" ? null : String(id),
  };
  await decide(
    tx,
    actor,
    findings.map((finding) => ({ finding, to })),
  );
};

const tell = (tx: CopyTx, actor: Actor, { id, name }: Approved, { take: taken, release: released }: Moves) =>
  record(tx, actor, {
    action: "exception.settled",
    subject: { kind: "exception", id, name },
    after: { took: taken, letGo: released },
  });

/** Asks for `settleExceptions` soon, where anything is approved. Outside any report's transaction. */
export const requestSettling = async (): Promise<void> => {
  const [any] = await sql`select 1 from exception where state = ${APPROVED} limit 1`;
  if (any)
    await enqueue(
      { sql },
      "exceptions_settle",
      { at: clock().toISOString() },
      { priority: 5, key: "exceptions_settle" },
    );
};
