import type { Actor } from "../../../access/actor.ts";
import { record } from "../../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../../db/transaction.ts";
import { AppError } from "../../../errors.ts";
import { FINDING_STATUSES } from "../../schema.ts";
import type { LockedFinding } from "../../triage/lock/locked.ts";
import { lockFindings, settleDecisions, tell } from "../../triage/lock/write.ts";
import { demandPerson } from "../../triage/write.ts";
import type { BulkUndone } from "../schema.ts";

interface Item {
  id: number;
  versionAfter: number;
  before: { status: number; decision: Record<string, unknown> | null } & Record<string, unknown>;
}

/**
 * Puts back what one bulk action changed, at any time: exactly as it was, for every finding that nobody and no report has
 * touched since. The others stay as they are now, and are counted.
 *
 * @throws AppError not_found, conflict when it was undone already
 */
export const undoBulk = (actor: Actor, id: number): Promise<BulkUndone> => {
  demandPerson(actor);
  return copyAtomic(async (tx) => {
    const [action] = await tx.sql<{ done: number; undone: boolean }>`
      select done, undone_at is not null as undone from bulk_action where id = ${id} for update`;
    if (!action) throw new AppError("not_found", `There is no action ${id} on many findings.`);
    if (action.undone) throw new AppError("conflict", "It was taken back already.");
    const items = await tx.sql<Item>`
      select finding_id as id, version_after as "versionAfter", before from bulk_item where bulk_id = ${id} order by finding_id`;
    const locked = await lockFindings(
      tx,
      items.map((item) => item.id),
    );
    const untouched = items.filter((item) => locked.get(item.id)?.version === item.versionAfter);
    await putBack(tx, untouched);
    await say(tx, actor, untouched, locked);
    const left = items.length - untouched.length;
    await tx.sql`update bulk_action set undone_at = ${tx.now}, undone_by = ${actor.name}, restored = ${untouched.length}::int where id = ${id}`;
    await record(tx, actor, {
      action: "findings.restored",
      subject: { kind: "findings", id: String(id), name: `${untouched.length} findings` },
      after: { restored: untouched.map((item) => item.id), left },
    });
    return { restored: untouched.length, left };
  });
};

const putBack = async (tx: CopyTx, items: Item[]): Promise<void> => {
  if (items.length === 0) return;
  const ids = items.map((item) => item.id);
  await tx.sql`
    update finding f set status = b.status, needs_review = b.needs_review, override = b.override, priority = b.priority, due_at = b.due_at,
      clock_at = b.clock_at, breached_at = b.breached_at, assignee_id = b.assignee_id, assignee_team_id = b.assignee_team_id,
      changed_at = ${tx.now}, version = f.version + 1
    from jsonb_to_recordset(${JSON.stringify(items.map((item) => ({ ...item.before, id: item.id })))}::jsonb)
      b(id int, status smallint, needs_review boolean, override smallint, priority smallint, due_at timestamptz, clock_at timestamptz,
        breached_at timestamptz, assignee_id uuid, assignee_team_id int)
    where f.id = b.id`;
  await tx.sql`delete from decision where finding_id = any(${ids}::int[])`;
  const decisions = items.flatMap(({ id, before }) =>
    before.decision ? [{ ...before.decision, finding_id: id }] : [],
  );
  await tx.sql`
    insert into decision (finding_id, status, justification, comment, user_id, at, statement_id, exception_id)
    select finding_id, status, justification, comment, user_id, at, statement_id, exception_id
    from jsonb_to_recordset(${JSON.stringify(decisions)}::jsonb)
      d(finding_id int, status int, justification text, comment text, user_id uuid, at timestamptz, statement_id int, exception_id int)`;
};

const say = async (
  tx: CopyTx,
  actor: Actor,
  items: Item[],
  locked: Map<number, LockedFinding>,
): Promise<void> => {
  if (items.length === 0) return;
  await tell(
    tx,
    actor,
    "status",
    items.map(({ id, before }) => ({
      id,
      detail: { from: locked.get(id)!.status, to: FINDING_STATUSES[before.status], undo: "true" },
    })),
  );
  await settleDecisions(
    tx,
    items.map(({ id }) => locked.get(id)!),
  );
};
