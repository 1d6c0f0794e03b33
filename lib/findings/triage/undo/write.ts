import type { Actor } from "../../../access/actor.ts";
import { record } from "../../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../../db/transaction.ts";
import { FINDING_STATUSES, type FindingStatus } from "../../schema.ts";
import type { LockedFinding } from "../lock/locked.ts";
import { lockFindings, settleDecisions, tell } from "../lock/write.ts";
import type { DecidedMany, TriageUndo } from "../schema.ts";
import { demandPerson } from "../write.ts";

/** Longer than the notice that offers it stays, as people reach for it at the last moment. */
const UNDO_WITHIN_SECONDS = 60;

interface Step {
  id: number;
  from: FindingStatus;
  /** The decision row as it was, null where there was none. */
  previous: Record<string, unknown> | null;
}

/** Takes back the asker's own newest verdict on each, while it is fresh and nothing else has happened since. */
export const undoTriage = (actor: Actor, { findings }: TriageUndo): Promise<DecidedMany> => {
  demandPerson(actor);
  return copyAtomic(async (tx) => {
    const ids = findings.map((one) => one.id);
    const locked = await lockFindings(tx, ids);
    const steps = await freshSteps(tx, actor, ids);
    const undone: { finding: LockedFinding; step: Step }[] = [];
    const refused: DecidedMany["refused"] = [];
    for (const { id, version } of new Map(findings.map((one) => [one.id, one])).values()) {
      const [finding, step] = [locked.get(id), steps.get(id)];
      if (finding && step && finding.version === version) undone.push({ finding, step });
      else refused.push({ id, reason: "Only your own newest change can be taken back, for a minute." });
    }
    await putBack(tx, actor, undone);
    await record(tx, actor, {
      action: "finding.triage_undone",
      subject: { kind: "findings", id: String(undone.length), name: `${undone.length} findings` },
      before: undone.map(({ finding }) => ({ id: finding.id, status: finding.status })),
      after: undone.map(({ step }) => ({ id: step.id, status: step.from })),
    });
    const decided = undone.map(({ finding, step }) => ({
      id: finding.id,
      version: finding.version + 1,
      status: step.from,
    }));
    return { decided, refused };
  });
};

const freshSteps = async (tx: CopyTx, actor: Actor, ids: number[]): Promise<Map<number, Step>> => {
  const rows = await tx.sql<Step>`
    select f.id, t.detail->>'from' as "from", t.detail->'previous' as previous
    from finding f cross join lateral (
      select * from timeline_entry t where t.finding_id = f.id order by t.id desc limit 1) t
    where f.id = any(${ids}::int[]) and t.event = 'status' and t.actor_id = ${actor.id} and t.detail->>'undo' is null
      and (t.detail->>'version')::int = f.version
      and t.at > ${tx.now}::timestamptz - make_interval(secs => ${UNDO_WITHIN_SECONDS})`;
  return new Map(rows.map((row) => [row.id, row]));
};

const putBack = async (
  tx: CopyTx,
  actor: Actor,
  undone: { finding: LockedFinding; step: Step }[],
): Promise<void> => {
  if (undone.length === 0) return;
  const ids = undone.map(({ finding }) => finding.id);
  await tx.sql`
    update finding f set status = m.status, changed_at = ${tx.now}, version = f.version + 1
    from unnest(${ids}::int[], ${undone.map(({ step }) => FINDING_STATUSES.indexOf(step.from))}::int[]) m(id, status)
    where f.id = m.id`;
  await tx.sql`delete from decision where finding_id = any(${ids}::int[])`;
  const earlier = undone.flatMap(({ step }) =>
    step.previous ? [{ ...step.previous, finding_id: step.id }] : [],
  );
  await tx.sql`
    insert into decision (finding_id, status, justification, comment, user_id, at, statement_id, exception_id)
    select finding_id, status, justification, coalesce(comment, ''), user_id, at, statement_id, exception_id
    from jsonb_to_recordset(${JSON.stringify(earlier)}::jsonb)
      d(finding_id int, status int, justification text, comment text, user_id uuid, at timestamptz, statement_id int, exception_id int)`;
  await tell(
    tx,
    actor,
    "status",
    undone.map(({ finding, step }) => ({
      id: finding.id,
      detail: { from: finding.status, to: step.from, undo: "true" },
    })),
  );
  await settleDecisions(
    tx,
    undone.map(({ finding }) => finding),
  );
};
