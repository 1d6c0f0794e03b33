import type { Actor } from "../../../access/actor.ts";
import { record } from "../../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../../db/transaction.ts";
import { AppError } from "../../../errors.ts";
import { assigneeNamed } from "../../assignment/write.ts";
import { SEVERITIES } from "../../schema.ts";
import { lockFindings, settleDecisions, tell } from "../../triage/lock/write.ts";
import { decide, demandPerson } from "../../triage/write.ts";
import { digestOf, type Judged, judge } from "../judge.ts";
import { type BulkDeed, type BulkDone, type BulkRequest, MOST } from "../schema.ts";
import { chosenIds } from "../selection/read.ts";

/**
 * One deed to everything chosen, in one transaction with one audit entry that names the exact set. What cannot change
 * stays, counted by reason.
 *
 * @throws AppError conflict when the set is no longer the one that was shown; too_large; invalid
 */
export const applyBulk = async (actor: Actor, asked: BulkRequest): Promise<BulkDone> => {
  demandPerson(actor);
  const ids = await chosenIds(actor, asked);
  if (ids.length > MOST)
    throw new AppError("too_large", `More than ${MOST.toLocaleString("en")} findings: narrow the filter.`);
  return copyAtomic(async (tx) => {
    const locked = [...(await lockFindings(tx, ids)).values()];
    if (digestOf(locked) !== asked.digest)
      throw new AppError(
        "conflict",
        "What was chosen is not what was shown any more. Look again, then decide.",
        {
          now: locked.length,
        },
      );
    const { changes, refused } = judge(locked, asked.deed);
    if (changes.length === 0)
      throw new AppError("conflict", refused[0]?.reason ?? "There is nothing to change.");
    const id = await keep(tx, actor, asked, changes, refused);
    await DEEDS[asked.deed.kind](tx, actor, changes, asked.deed as never);
    await tx.sql`update bulk_item i set version_after = f.version from finding f where i.bulk_id = ${id} and f.id = i.finding_id`;
    await record(tx, actor, {
      action: "findings.changed",
      subject: { kind: "findings", id: String(id), name: `${changes.length} findings` },
      before: Object.fromEntries(
        [...Map.groupBy(changes, ({ finding }) => finding.status)].map(([status, of]) => [
          status,
          of.map(({ finding }) => finding.id),
        ]),
      ),
      after: asked.deed,
      detail: { filter: asked.filter, digest: asked.digest, refused },
    });
    return { id, done: changes.length, refused };
  });
};

/** Each finding as it is before, whole: what an undo puts back. */
const keep = async (
  tx: CopyTx,
  actor: Actor,
  { deed, filter, digest }: BulkRequest,
  changes: Judged["changes"],
  refused: Judged["refused"],
): Promise<number> => {
  const [row] = await tx.sql<{ id: number }>`
    insert into bulk_action (by_id, by_name, at, action, filter, digest, done, refused)
    values (${actor.id}::uuid, ${actor.name}, ${tx.now}, ${JSON.stringify(deed)}::jsonb, ${filter}, ${digest}, ${changes.length}::int,
      ${JSON.stringify(refused)}::jsonb) returning id`;
  await tx.sql`
    insert into bulk_item (bulk_id, finding_id, before, version_after)
    select ${row!.id}::int, f.id, jsonb_build_object('status', f.status, 'needs_review', f.needs_review, 'override', f.override,
      'priority', f.priority, 'due_at', f.due_at, 'clock_at', f.clock_at, 'breached_at', f.breached_at,
      'assignee_id', f.assignee_id, 'assignee_team_id', f.assignee_team_id, 'decision', to_jsonb(d) - 'finding_id'), f.version
    from finding f left join decision d on d.finding_id = f.id
    where f.id = any(${changes.map(({ finding }) => finding.id)}::int[])`;
  return row!.id;
};

type Do<K extends BulkDeed["kind"]> = (
  tx: CopyTx,
  actor: Actor,
  changes: Judged["changes"],
  deed: Extract<BulkDeed, { kind: K }>,
) => Promise<void>;

const verdict: Do<"verdict"> = async (tx, actor, changes) => {
  await decide(
    tx,
    actor,
    changes.map(({ finding, to }) => ({ finding, to: to! })),
  );
};

const assign: Do<"assign"> = async (tx, actor, changes, { assignee }) => {
  const to = await assigneeNamed(tx, assignee);
  const ids = changes.map(({ finding }) => finding.id);
  await tx.sql`update finding set assignee_id = ${to.person}::uuid, assignee_team_id = ${to.team}::int, changed_at = ${tx.now},
    version = version + 1 where id = any(${ids}::int[])`;
  await tell(
    tx,
    actor,
    "assigned",
    ids.map((id) => ({ id, detail: { to: to.name } })),
  );
};

const severity: Do<"severity"> = async (tx, actor, changes, deed) => {
  const override = deed.severity === null ? null : SEVERITIES.indexOf(deed.severity);
  const findings = changes.map(({ finding }) => finding);
  await tx.sql`update finding set override = ${override}::int, changed_at = ${tx.now}, version = version + 1
    where id = any(${findings.map(({ id }) => id)}::int[])`;
  await tell(
    tx,
    actor,
    "severity",
    findings.map((finding) => ({
      id: finding.id,
      detail: {
        from: SEVERITIES[finding.override ?? finding.severity]!,
        to: deed.severity ?? SEVERITIES[finding.severity]!,
        comment: deed.comment,
      },
    })),
  );
  await settleDecisions(tx, findings);
};

const DEEDS: { [K in BulkDeed["kind"]]: Do<K> } = { verdict, assign, severity };
