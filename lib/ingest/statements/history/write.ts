import { copyRows } from "../../../db/copy.ts";
import type { CopyTx } from "../../../db/transaction.ts";
import { identifyFindings, tupleKey } from "../../../findings/identify/write.ts";
import type { OccurrenceRow } from "../../rows.ts";
import { applyStatement, compareOrders, type Order, type Span, type Statement } from "../../spans.ts";
import { namedIn, placeKey } from "../named.ts";
import type { NumberedSlice, StatementEffect, StatementInput } from "../write.ts";

/** What a span carries besides its ends; the key decides which spans belong together. */
interface Row {
  findingId: number;
  componentId: number;
  placeId: number;
  versionId: number;
  fixedId: number;
  reportedId: number;
  severity: number;
  fixState: number;
}

export interface StoredSpan extends Row {
  assetId: number;
  since: number;
  until: number | null;
}

interface StoredStatement extends Order {
  id: number;
  complete: boolean;
  named: Buffer | null;
}

/**
 * A report older than what is known of some slices: their history is rebuilt with it in its place. Nothing newer
 * reopens or closes by it, but what it alone saw is on record as seen and gone, whatever the order of arrival.
 */
export const rewriteHistory = async (
  tx: CopyTx,
  input: StatementInput,
  statementId: number,
  slices: NumberedSlice[],
  rows: OccurrenceRow[],
  effect: StatementEffect,
): Promise<void> => {
  const canonical = (row: OccurrenceRow) => input.canonical.get(row.reportedId) ?? row.reportedId;
  const tuples = rows.map((row) => ({ ...row, ruleId: canonical(row) }));
  const { ids, created } = await identifyFindings(tx, input.subjectId, tuples, input);
  for (const id of created) effect.created.add(id);
  for (const id of ids.values()) {
    effect.touched.add(id);
    effect.listed.add(id);
  }
  if (ids.size > 0) {
    await tx.sql`update finding set first_seen = ${input.at} where id = any(${[...ids.values()]}) and first_seen > ${input.at}`;
  }
  for (const slice of slices) {
    const incoming = tuples
      .filter((t) => t.sliceId === slice.id)
      .map((t) => ({ ...t, findingId: ids.get(tupleKey(t))! }));
    const statements = await statementsOf(tx, input.assetId, slice.id, statementId);
    const stored = await spansOf(tx, [input.assetId], slice.id);
    const { rebuilt, row } = rebuild(
      statements,
      stored,
      { ...input.order, id: statementId, complete: slice.complete, named: null },
      incoming,
      slice.id,
    );
    await replaceSpans(tx, input.assetId, slice.id, rebuilt, row);
    for (const span of stored) effect.touched.add(span.findingId);
  }
};

const rebuild = (
  statements: StoredStatement[],
  stored: StoredSpan[],
  incoming: StoredStatement,
  rows: Row[],
  sliceId: number,
): { rebuilt: { key: string; since: number; until: number | null }[]; row: Map<string, Row> } => {
  const byId = new Map([...statements, incoming].map((s) => [s.id, s]));
  const byOrder = new Map([...byId.values()].map((s) => [orderKey(s), s.id]));
  const row = new Map<string, Row>([...rows, ...stored].map((r) => [placeKey(r), r]));
  const known: Statement[] = statements.map((s) => ({
    order: orderOf(s),
    complete: s.complete,
    named: s.complete ? null : namedIn(s.named, sliceId).sort(),
  }));
  const spans: Span[] = stored.map((s) => ({
    key: placeKey(s),
    from: orderOf(byId.get(s.since)!),
    to: s.until === null ? null : orderOf(byId.get(s.until)!),
  }));
  const next = applyStatement(known, spans, {
    order: orderOf(incoming),
    complete: incoming.complete,
    keys: new Set(rows.map(placeKey)),
  });
  const idOf = (order: Order): number => byOrder.get(orderKey(order))!;
  return {
    rebuilt: next.spans.map((s) => ({
      key: s.key,
      since: idOf(s.from),
      until: s.to === null ? null : idOf(s.to),
    })),
    row,
  };
};

const orderOf = ({ observedAt, sequence, sha256 }: Order): Order => ({ observedAt, sequence, sha256 });
const orderKey = (o: Order): string => `${o.observedAt} ${o.sequence} ${o.sha256}`;

const statementsOf = async (
  tx: CopyTx,
  assetId: number,
  sliceId: number,
  except: number,
): Promise<StoredStatement[]> => {
  const rows = await tx.sql<StoredStatement>`
    select id, observed_at as "observedAt", sequence, sha256, not ${sliceId} = any(partial) as complete, named from statement
    where asset_id = ${assetId} and ${sliceId} = any(slices) and id <> ${except}`;
  return rows.sort(compareOrders);
};

/** Everything that was or is there in a slice of these assets. */
export const spansOf = (tx: CopyTx, assetIds: number[], sliceId: number): Promise<StoredSpan[]> =>
  tx.sql<StoredSpan>`
    select o.asset_id as "assetId", o.finding_id as "findingId", f.component_id as "componentId",
      o.place_id as "placeId", o.version_id as "versionId", o.fixed_id as "fixedId", o.reported_id as "reportedId",
      o.severity, o.fix_state as "fixState", o.since, o.until
    from (
      select asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since,
        null::int as until from occurrence
      union all
      select asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since,
        until from occurrence_past) o
    join finding f on f.id = o.finding_id
    where o.asset_id = any(${assetIds}::int[]) and o.slice_id = ${sliceId}`;

export const replaceSpans = async (
  tx: CopyTx,
  assetId: number,
  sliceId: number,
  spans: { key: string; since: number; until: number | null }[],
  rows: Map<string, Row>,
): Promise<void> => {
  await tx.sql`delete from occurrence where asset_id = ${assetId} and slice_id = ${sliceId}`;
  await tx.sql`delete from occurrence_past where asset_id = ${assetId} and slice_id = ${sliceId}`;
  const values = (s: { key: string; since: number }) => {
    const r = rows.get(s.key)!;
    return [
      assetId,
      r.findingId,
      sliceId,
      r.placeId,
      r.versionId,
      r.fixedId,
      r.reportedId,
      r.severity,
      r.fixState,
      s.since,
    ];
  };
  const columns =
    "asset_id, finding_id, slice_id, place_id, version_id, fixed_id, reported_id, severity, fix_state, since";
  await copyRows(tx, `occurrence (${columns})`, spans.filter((s) => s.until === null).map(values));
  await copyRows(
    tx,
    `occurrence_past (${columns}, until)`,
    spans.filter((s) => s.until !== null).map((s) => [...values(s), s.until]),
  );
};
