import { copyRows } from "../../../db/copy.ts";
import type { CopyTx } from "../../../db/transaction.ts";
import { identifyFindings, tupleKey } from "../../../findings/identify/write.ts";
import type { Difference, PresentRow } from "../../diff.ts";
import type { OccurrenceRow } from "../../rows.ts";
import type { Gain, StatementEffect, StatementInput } from "../write.ts";

export const presentRows = async (tx: CopyTx, assetId: number, sliceIds: number[]): Promise<PresentRow[]> =>
  sliceIds.length === 0
    ? []
    : tx.sql<PresentRow>`
        select o.finding_id as "findingId", f.kind, o.reported_id as "reportedId", f.component_id as "componentId",
               o.slice_id as "sliceId", o.place_id as "placeId", o.version_id as "versionId", o.fixed_id as "fixedId",
               o.severity, o.fix_state as "fixState"
        from occurrence o join finding f on f.id = o.finding_id
        where o.asset_id = ${assetId} and o.slice_id = any(${sliceIds}::int[])`;

export const writeDifference = async (
  tx: CopyTx,
  input: StatementInput,
  statementId: number,
  { added, changed, gone }: Difference,
): Promise<StatementEffect> => {
  const canonical = (row: OccurrenceRow) => input.canonical.get(row.reportedId) ?? row.reportedId;
  const tuples = added.map((row) => ({ ...row, ruleId: canonical(row) }));
  const { ids, before, created } = await identifyFindings(tx, input.subjectId, tuples, input);
  const sighted = tuples.map((t) => ({ t, findingId: ids.get(tupleKey(t))! }));
  await copyRows(
    tx,
    "occurrence (asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since)",
    sighted
      .sort((a, b) => a.findingId - b.findingId)
      .map(({ t, findingId }) => [
        input.assetId,
        findingId,
        t.sliceId,
        t.placeId,
        t.versionId,
        t.fixedId,
        t.reportedId,
        t.severity,
        t.fixState,
        statementId,
      ]),
  );
  await updateOccurrences(tx, input.assetId, changed);
  await endOccurrences(tx, input.assetId, gone, statementId);
  const late = [...ids.values()].filter((id) => before.get(id)!.later);
  if (late.length > 0)
    await tx.sql`update finding set first_seen = ${input.at} where id = any(${late}) and first_seen > ${input.at}`;
  const gained = new Map<number, Gain>();
  for (const { t, findingId } of sighted) {
    const known = gained.get(findingId)?.severity ?? t.severity;
    gained.set(findingId, { before: before.get(findingId)!, severity: Math.min(known, t.severity) });
  }
  for (const { findingId } of [...changed, ...gone]) gained.delete(findingId);
  const listed = new Set(ids.values());
  for (const { findingId } of changed) listed.add(findingId);
  return {
    touched: new Set([...ids.values(), ...changed.map((c) => c.findingId), ...gone.map((g) => g.findingId)]),
    created: new Set(created),
    changed: new Set(changed.map((c) => c.findingId)),
    listed,
    gained,
    before: [],
    gone,
    steady: 0,
    said: {},
  };
};

const updateOccurrences = async (
  tx: CopyTx,
  assetId: number,
  changed: { row: OccurrenceRow; findingId: number }[],
): Promise<void> => {
  if (changed.length === 0) return;
  const column = (pick: (row: OccurrenceRow) => number) => changed.map((c) => pick(c.row));
  await tx.sql`
    update occurrence o set version_id = c.version_id, fixed_id = c.fixed_id, severity = c.severity, fix_state = c.fix_state
    from unnest(${changed.map((c) => c.findingId)}::int[], ${column((r) => r.sliceId)}::int[],
      ${column((r) => r.placeId)}::int[], ${column((r) => r.reportedId)}::int[], ${column((r) => r.versionId)}::int[],
      ${column((r) => r.fixedId)}::int[], ${column((r) => r.severity)}::int[], ${column((r) => r.fixState)}::int[])
      c(finding_id, slice_id, place_id, reported_id, version_id, fixed_id, severity, fix_state)
    where o.asset_id = ${assetId} and o.finding_id = c.finding_id and o.slice_id = c.slice_id
      and o.place_id = c.place_id and o.reported_id = c.reported_id`;
};

const endOccurrences = async (
  tx: CopyTx,
  assetId: number,
  gone: PresentRow[],
  statementId: number,
): Promise<void> => {
  if (gone.length === 0) return;
  await tx.sql`
    with ended as (
      delete from occurrence o
      using unnest(${gone.map((g) => g.findingId)}::int[], ${gone.map((g) => g.sliceId)}::int[],
        ${gone.map((g) => g.placeId)}::int[], ${gone.map((g) => g.reportedId)}::int[]) g(finding_id, slice_id, place_id, reported_id)
      where o.asset_id = ${assetId} and o.finding_id = g.finding_id and o.slice_id = g.slice_id
        and o.place_id = g.place_id and o.reported_id = g.reported_id
      returning o.*)
    insert into occurrence_past (asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since, until)
    select asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since, ${statementId}
    from ended`;
};
