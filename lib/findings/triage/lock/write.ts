import type { Actor } from "../../../access/actor.ts";
import type { CopyTx } from "../../../db/transaction.ts";
import { AppError } from "../../../errors.ts";
import { reassess } from "../../../posture/write.ts";
import { settlePriorities } from "../../priority/settle/write.ts";
import { FINDING_STATUSES } from "../../schema.ts";
import { recountFindings } from "../../states/write.ts";
import type { LockedFinding } from "./locked.ts";

/** Locks subjects before findings, as reports do: a person and a report never wait for each other crosswise. */
export const lockFindings = async (tx: CopyTx, ids: number[]): Promise<Map<number, LockedFinding>> => {
  await tx.sql`select id from asset where id in (select subject_id from finding where id = any(${ids}::int[]))
    order by kind, name, id for update`;
  const rows = await tx.sql<Omit<LockedFinding, "status"> & { status: number }>`
    select f.id, f.subject_id as "subjectId", f.version, f.status, f.state = 2 as closed, f.severity, f.override,
      r.key || ' · ' || a.name as name
    from finding f join rule r on r.id = f.rule_id join asset a on a.id = f.subject_id
    where f.id = any(${ids}::int[]) order by f.id for update of f`;
  return new Map(rows.map((row) => [row.id, { ...row, status: FINDING_STATUSES[row.status]! }]));
};

/** @throws AppError not_found; conflict when somebody was faster: who, what and when. */
export const lockFinding = async (tx: CopyTx, id: number, version: number): Promise<LockedFinding> => {
  const finding = (await lockFindings(tx, [id])).get(id);
  if (!finding) throw new AppError("not_found", `There is no finding ${id}.`);
  if (finding.version !== version) throw await overtaken(tx, finding);
  return finding;
};

const overtaken = async (tx: CopyTx, finding: LockedFinding): Promise<AppError> => {
  const [last] = await tx.sql<{ at: Date; name: string; event: string; to: string | null }>`
    select at, actor_name as name, event, detail->>'to' as "to" from timeline_entry
    where finding_id = ${finding.id} order by id desc limit 1`;
  const did = last?.to ? `set it to “${last.to.replaceAll("_", " ")}”` : `changed it (${last?.event})`;
  const sentence = last
    ? `${last.name} ${did} at ${last.at.toISOString()}, after you opened it.`
    : "A report changed it after you opened it.";
  return new AppError("conflict", `${sentence} Look again, then decide.`, {
    current: { version: finding.version, status: finding.status },
    changed: last ? { by: last.name, at: last.at.toISOString(), event: last.event, to: last.to } : null,
  });
};

/** A line of a finding's history. `detail` is what the timeline shows; null values are left out. */
export const tell = async (
  tx: CopyTx,
  actor: Actor,
  event: "status" | "severity" | "comment" | "assigned" | "breached",
  entries: { id: number; detail: Record<string, unknown> }[],
): Promise<void> => {
  await tx.sql`
    insert into timeline_entry (finding_id, at, event, actor_kind, actor_id, actor_name, detail)
    select id, ${tx.now}, ${event}, ${actor.kind}, ${actor.id}, ${actor.name}, jsonb_strip_nulls(detail)
    from unnest(${entries.map((e) => e.id)}::int[], ${entries.map((e) => JSON.stringify(e.detail))}::jsonb[]) t(id, detail)`;
};

/** Roll-ups and hazards follow what people say at once. */
export const settleDecisions = async (tx: CopyTx, findings: LockedFinding[]): Promise<void> => {
  const subjects = [...new Set(findings.map((finding) => finding.subjectId))].sort((a, b) => a - b);
  await recountFindings(tx, subjects);
  await settlePriorities(
    tx,
    subjects,
    findings.map((finding) => finding.id),
  );
  const assets = await tx.sql<{ id: number }>`
    select distinct o.asset_id as id
    from unnest(${findings.map((f) => f.id)}::int[], ${findings.map((f) => f.subjectId)}::int[]) f(id, subject_id)
    cross join lateral (select f.subject_id as id union all
      select i.asset_id from image_detail i where i.repository_id = f.subject_id) own
    join occurrence o on o.asset_id = own.id and o.finding_id = f.id`;
  await reassess(
    tx,
    assets.map((asset) => asset.id),
  );
};
