import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { type Transition, transition } from "../lifecycle.ts";
import { FINDING_STATUSES } from "../schema.ts";
import { demandSmallShare } from "./dismissals/read.ts";
import type { LockedFinding } from "./lock/locked.ts";
import { lockFinding, settleDecisions, tell } from "./lock/write.ts";
import type { Decided, Triage } from "./schema.ts";

type Verdict = Pick<Triage, "status" | "comment" | "justification">;
export interface Move {
  finding: LockedFinding;
  to: Transition;
  /** The VEX statement behind it. */
  statementId?: number;
}

/** A person's verdict on one finding. @throws AppError not_found, conflict (somebody was faster; no such move), invalid. */
export const triageFinding = (actor: Actor, id: number, triage: Triage): Promise<Decided> => {
  demandPerson(actor);
  return copyAtomic(async (tx) => {
    const finding = await lockFinding(tx, id, triage.version);
    const to = moveOf(finding, triage);
    const [decided] = await decide(tx, actor, [{ finding, to }]);
    await record(tx, actor, {
      action: "finding.triaged",
      subject: { kind: "finding", id, name: finding.name },
      before: { status: finding.status },
      after: { status: to.status, justification: to.justification, comment: to.comment },
    });
    return decided!;
  });
};

const moveOf = (finding: LockedFinding, { status, comment, justification }: Verdict): Transition => {
  if (status === "risk_accepted") {
    throw new AppError(
      "conflict",
      "A risk is accepted through an exception that a second person approves; there is none for this finding.",
    );
  }
  return transition(finding.closed ? "closed" : finding.status, status, { comment, justification });
};

export const demandPerson = (actor: Actor): void => {
  demand(actor, "findings:triage");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only people decide on findings.");
};

const SETTLED = (["false_positive", "not_affected", "risk_accepted"] as const).map((status) =>
  FINDING_STATUSES.indexOf(status),
);
const isDismissal = ({ status }: Transition): boolean =>
  status === "false_positive" || status === "not_affected";
const code = (status: Transition["status"]): number => FINDING_STATUSES.indexOf(status);

/** Writes moves that have been checked; a trusted author's have no person. */
export const decide = async (tx: CopyTx, actor: Actor, moves: Move[]): Promise<Decided[]> => {
  if (moves.length === 0) return [];
  // Under an exception a second person has agreed.
  if (actor.kind === "person")
    await demandSmallShare(
      tx,
      moves.flatMap(({ finding, to }) => (isDismissal(to) && to.exceptionId === null ? [finding] : [])),
    );
  const ids = moves.map(({ finding }) => finding.id);
  const statuses = moves.map(({ to }) => code(to.status));
  const before = await tx.sql<{ findingId: number; previous: object }>`
    select finding_id as "findingId", to_jsonb(d) - 'finding_id' as previous from decision d where finding_id = any(${ids}::int[])`;
  await tx.sql`
    update finding f set status = m.status, needs_review = false, changed_at = ${tx.now}, version = f.version + 1,
      -- A decision that is taken back: the time to fix it begins anew.
      clock_at = case when f.status = any(${SETTLED}::int[]) and m.status <> all(${SETTLED}::int[]) then ${tx.now}::timestamptz else f.clock_at end,
      due_at = case when f.status = any(${SETTLED}::int[]) and m.status <> all(${SETTLED}::int[]) then null else f.due_at end,
      breached_at = case when f.status = any(${SETTLED}::int[]) and m.status <> all(${SETTLED}::int[]) then null else f.breached_at end
    from unnest(${ids}::int[], ${statuses}::int[]) m(id, status) where f.id = m.id`;
  await tx.sql`
    insert into decision (finding_id, status, justification, comment, user_id, at, statement_id, exception_id)
    select m.id, m.status, m.justification, m.comment, ${actor.kind === "person" ? actor.id : null}::uuid, ${tx.now}, m.statement_id,
      m.exception_id
    from unnest(${ids}::int[], ${statuses}::int[], ${moves.map(({ to }) => to.justification)}::text[],
      ${moves.map(({ to }) => to.comment)}::text[], ${moves.map((move) => move.statementId ?? null)}::int[],
      ${moves.map(({ to }) => (to.exceptionId === null ? null : Number(to.exceptionId)))}::int[])
      m(id, status, justification, comment, statement_id, exception_id)
    on conflict (finding_id) do update set status = excluded.status, justification = excluded.justification,
      comment = excluded.comment, user_id = excluded.user_id, at = excluded.at, statement_id = excluded.statement_id,
      exception_id = excluded.exception_id`;
  const previous = new Map(before.map((row) => [row.findingId, row.previous]));
  await tell(
    tx,
    actor,
    "status",
    moves.map(({ finding, to }) => ({
      id: finding.id,
      detail: {
        from: finding.status,
        to: to.status,
        comment: to.comment || null,
        justification: to.justification,
        // What an undo puts back.
        previous: previous.get(finding.id) ?? null,
        version: finding.version + 1,
      },
    })),
  );
  await settleDecisions(
    tx,
    moves.map(({ finding }) => finding),
  );
  return moves.map(({ finding, to }) => ({
    id: finding.id,
    version: finding.version + 1,
    status: to.status,
  }));
};
