import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { record } from "../audit/write.ts";
import { clock } from "../clock.ts";
import { type CopyTx, copyAtomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { parseFilter } from "../findings/filter/parse.ts";
import { findMatching } from "../findings/matching/read.ts";
import { FINDING_STATUSES } from "../findings/schema.ts";
import { POSSIBLE } from "./ending.ts";
import {
  type ExceptionDecision,
  type ExceptionRequest,
  type ExceptionState,
  MOST_FINDINGS,
} from "./schema.ts";
import { endException, settleException } from "./settle/write.ts";

/** Asks for an exception: nothing changes until another person approves it. */
export const requestException = async (actor: Actor, asked: ExceptionRequest): Promise<{ id: number }> => {
  demand(actor, "exceptions:request");
  if (actor.kind !== "person") throw new AppError("forbidden", "Only people ask for exceptions.");
  if (asked.endsAt !== null && Date.parse(asked.endsAt) <= clock().getTime())
    throw new AppError("invalid", "The day on which it ends has passed already.");
  await refuseTooWide(asked.scope);
  return copyAtomic(async (tx) => {
    if (asked.renews !== null) await checkRenewal(tx, asked.renews, asked.reason);
    const [row] = await tx.sql<{ id: number }>`
      insert into exception (name, status, justification, reason, scope, state, requested_by, requested_name, requested_at,
        ends_at, ends_on_fix, ends_on_kev, ends_on_epss, ends_on_exposure, renews_id)
      values (${asked.name}, ${FINDING_STATUSES.indexOf(asked.status)}::int, ${asked.justification}, ${asked.reason}, ${asked.scope},
        'requested', ${actor.id}::uuid, ${actor.name}, ${tx.now}, ${asked.endsAt}::timestamptz, ${asked.endsOnFix}, ${asked.endsOnKev},
        ${asked.endsOnEpss}::float8, ${asked.endsOnExposure}, ${asked.renews}::int) returning id`;
    await record(tx, actor, {
      action: "exception.requested",
      subject: { kind: "exception", id: row!.id, name: asked.name },
      after: asked,
    });
    return { id: row!.id };
  });
};

const refuseTooWide = async (scope: string): Promise<void> => {
  const found = await findMatching(parseFilter(scope), { limit: MOST_FINDINGS + 1 });
  if (found.length > MOST_FINDINGS)
    throw new AppError(
      "too_large",
      `It would cover more than ${MOST_FINDINGS.toLocaleString("en")} findings: narrow the scope.`,
    );
};

/** A renewal says something new: the old words were judged already. */
const checkRenewal = async (tx: CopyTx, id: number, reason: string): Promise<void> => {
  const [old] = await tx.sql<{ state: ExceptionState; reason: string; renewed: boolean }>`
    select state, reason, exists (select from exception n where n.renews_id = e.id and n.state in ('requested', 'approved')) as renewed
    from exception e where id = ${id} for update`;
  if (!old) throw new AppError("not_found", `There is no exception ${id}.`);
  if (!POSSIBLE[old.state].includes("renew"))
    throw new AppError("conflict", `An exception that is ${old.state} cannot be renewed.`);
  if (old.renewed) throw new AppError("conflict", "Somebody has asked for its renewal already.");
  if (old.reason.trim() === reason.trim())
    throw new AppError("invalid", "A renewal needs a new reason: the old one was for the time that ends.");
};

interface Locked {
  id: number;
  name: string;
  state: ExceptionState;
  requestedBy: string;
  scope: string;
  version: number;
  decidedName: string | null;
  renewsId: number | null;
}

const PERMISSION = {
  approve: "exceptions:approve",
  decline: "exceptions:approve",
  withdraw: "exceptions:request",
  revoke: "exceptions:request",
} as const;
const BECOMES = { decline: "declined", withdraw: "withdrawn", approve: "approved" } as const;

/**
 * A person's word on an exception. Nobody approves their own.
 *
 * @throws AppError forbidden (own request; not the asker's), conflict (somebody was faster; not in this state), not_found
 */
export const decideException = async (
  actor: Actor,
  id: number,
  { decision, note, version }: ExceptionDecision,
): Promise<void> => {
  demand(actor, PERMISSION[decision]);
  await copyAtomic(async (tx) => {
    const exception = await lock(tx, id, version);
    if (!POSSIBLE[exception.state].includes(decision))
      throw new AppError("conflict", `It is ${exception.state}; there is nothing to ${decision}.`);
    guardWho(actor, exception, decision);
    if (decision === "revoke") return revoke(tx, actor, exception);
    if (decision === "decline" && note === "") throw new AppError("invalid", "Say why it is declined.");
    await tx.sql`update exception set state = ${BECOMES[decision]}, decided_by = ${actor.id}::uuid, decided_name = ${actor.name},
      decided_at = ${tx.now}, decision_note = ${note}, version = version + 1 where id = ${id}`;
    await record(tx, actor, {
      action:
        decision === "approve"
          ? "exception.approved"
          : decision === "decline"
            ? "exception.declined"
            : "exception.withdrawn",
      subject: { kind: "exception", id, name: exception.name },
      before: { state: exception.state },
      after: { state: BECOMES[decision], note },
    });
    if (decision !== "approve") return;
    // What it goes on from ends first, so that nothing is open in between and nothing is under both.
    if (exception.renewsId !== null) await replace(tx, actor, exception.renewsId);
    await settleException(tx, actor, id);
  });
};

const lock = async (tx: CopyTx, id: number, version: number): Promise<Locked> => {
  const [row] = await tx.sql<Locked>`
    select id, name, state, requested_by::text as "requestedBy", scope, version, decided_name as "decidedName", renews_id as "renewsId"
    from exception where id = ${id} for update`;
  if (!row) throw new AppError("not_found", `There is no exception ${id}.`);
  if (row.version !== version)
    throw new AppError(
      "conflict",
      `${row.decidedName ?? "Somebody"} was faster: it is ${row.state} now. Look again, then decide.`,
      { current: { version: row.version, state: row.state } },
    );
  return row;
};

const guardWho = (actor: Actor, { requestedBy }: Locked, decision: ExceptionDecision["decision"]): void => {
  const own = requestedBy === actor.id;
  if (own && (decision === "approve" || decision === "decline"))
    throw new AppError("forbidden", "You asked for it: another person has to decide.");
  if (!own && decision === "withdraw")
    throw new AppError("forbidden", "Only who asked for it can withdraw it.");
  if (!own && decision === "revoke") demand(actor, "exceptions:approve");
};

const whole = async (tx: CopyTx, id: number) =>
  (
    await tx.sql<Parameters<typeof endException>[2]>`
    select id, name, status, justification, reason, scope, null as "endsAt", false as "endsOnFix", false as "endsOnKev",
      null::float8 as "endsOnEpss", false as "endsOnExposure" from exception where id = ${id}`
  )[0]!;

const revoke = async (tx: CopyTx, actor: Actor, { id }: Locked): Promise<void> =>
  endException(tx, actor, await whole(tx, id), "revoked");

const replace = async (tx: CopyTx, actor: Actor, id: number): Promise<void> => {
  const [row] = await tx.sql<{
    state: ExceptionState;
  }>`select state from exception where id = ${id} for update`;
  if (row?.state === "approved") await endException(tx, actor, await whole(tx, id), "revoked");
};
