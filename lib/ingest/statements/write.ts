import { copyRows } from "../../db/copy.ts";
import type { CopyTx } from "../../db/transaction.ts";
import { identifyFindings, type Standing, tupleKey } from "../../findings/identify/write.ts";
import { type Difference, difference, type PresentRow } from "../diff.ts";
import { type Recalled, RowsNeeded } from "../recall.ts";
import { type OccurrenceRow, OUTCOMES, rowsBySlice, sliceDigest } from "../rows.ts";
import { compareOrders, type Order } from "../spans.ts";
import { rewriteHistory } from "./history/write.ts";
import { packNamed, UNKNOWN_DIGEST } from "./named.ts";

export interface NumberedSlice {
  id: number;
  key: string;
  complete: boolean;
  /** What its rows come to, where they are not given because they were the same before. */
  known: Recalled | null;
}

/** One report about one asset, in dictionary numbers. */
export interface StatementInput {
  assetId: number;
  subjectId: number;
  order: Order;
  at: Date;
  deliveryId: number;
  reportId: number;
  slices: NumberedSlice[];
  rows: OccurrenceRow[];
  /** Canonical rule of each reported rule. */
  canonical: Map<number, number>;
}

export interface StatementEffect {
  /** Findings whose standing has to be looked at again. */
  touched: Set<number>;
  created: Set<number>;
  changed: Set<number>;
  /** Findings the report lists, new or not. */
  listed: Set<number>;
  /** Findings that this asset only gained, as they stood before, and how bad they are on it. */
  gained: Map<number, Gain>;
  /** Rows of the changed slices before, and those that would go: what the hold rules look at. */
  before: PresentRow[];
  gone: PresentRow[];
  /** Rows of slices that say what they said before; nothing of them is read. */
  steady: number;
  /** What the rows of each slice came to, by its key. */
  said: Record<string, Recalled>;
}

export interface Gain {
  before: Standing;
  severity: number;
}

interface Newest extends Order {
  sliceId: number;
  digest: Buffer;
}

const FAIL = OUTCOMES.indexOf("fail");

/**
 * Makes the stored state of (asset, slice) what the newest statement says, slice by slice. Slices in which a newer
 * statement is known go through their history instead, so that any order of arrival ends in the same state.
 */
export const applyStatement = async (tx: CopyTx, input: StatementInput): Promise<StatementEffect> => {
  const newest = new Map((await newestStatements(tx, input)).map((n) => [n.sliceId, n]));
  const newer = await slicesKnownLater(tx, input);
  const rows = rowsBySlice(input.rows);
  const partial = new Set(input.slices.filter((s) => !s.complete).map((s) => s.id));
  const named = packNamed(
    [...partial].flatMap((id) => (rows.get(id) ?? []).filter((r) => r.outcome === FAIL)),
  );
  const [statement] = await tx.sql<{ id: number }>`
    insert into statement (asset_id, delivery_id, report_id, observed_at, sequence, sha256, slices, partial, named, recorded_at)
    values (${input.assetId}, ${input.deliveryId}, ${input.reportId}, ${input.order.observedAt}, ${input.order.sequence},
            ${input.order.sha256}, ${input.slices.map((s) => s.id)}, ${[...partial]}, ${named}, ${tx.now})
    returning id`;
  const late = input.slices.filter((s) => newer.has(s.id));
  if (late.some((s) => s.known)) throw new RowsNeeded();
  const current = input.slices.filter((s) => !late.includes(s));
  const effect = await applyCurrent(tx, input, statement!.id, current, rows, newest);
  if (late.length > 0) {
    const lateRows = late.flatMap((s) => rows.get(s.id) ?? []).filter((r) => r.outcome === FAIL);
    await rewriteHistory(tx, input, statement!.id, late, lateRows, effect);
    // Of these slices nothing is simply gained: what stands has to be read.
    effect.gained.clear();
  }
  return effect;
};

const newestStatements = (tx: CopyTx, input: StatementInput): Promise<Newest[]> =>
  tx.sql<Newest>`
    select ap.slice_id as "sliceId", ap.digest, s.observed_at as "observedAt", s.sequence, s.sha256
    from applied ap join statement s on s.id = ap.statement_id
    where ap.asset_id = ${input.assetId} and ap.slice_id = any(${input.slices.map((s) => s.id)}::int[])`;

/** Slices of which something newer is known already, a statement that only adds included. */
const slicesKnownLater = async (tx: CopyTx, { assetId, order }: StatementInput): Promise<Set<number>> => {
  const rows = await tx.sql<Order & { slices: number[] }>`
    select slices, observed_at as "observedAt", sequence, sha256 from statement
    where asset_id = ${assetId} and observed_at >= ${order.observedAt}`;
  return new Set(rows.filter((row) => compareOrders(order, row) < 0).flatMap((row) => row.slices));
};

const applyCurrent = async (
  tx: CopyTx,
  input: StatementInput,
  statementId: number,
  slices: NumberedSlice[],
  rows: Map<number, OccurrenceRow[]>,
  newest: Map<number, Newest>,
): Promise<StatementEffect> => {
  const said = new Map(slices.map((s) => [s.id, s.known ?? comesTo(rows.get(s.id) ?? [])]));
  const digests = new Map([...said].map(([id, { digest }]) => [id, Buffer.from(digest, "hex")]));
  const changed = slices.filter((s) => !newest.get(s.id)?.digest.equals(digests.get(s.id)!));
  if (changed.some((s) => s.known)) throw new RowsNeeded();
  const changedRows = changed.flatMap((s) => rows.get(s.id) ?? []);
  const present = await presentRows(
    tx,
    input.assetId,
    changed.map((s) => s.id),
  );
  const compared = difference(
    present,
    changedRows.filter((row) => row.outcome === FAIL),
  );
  const additive = new Set(slices.filter((s) => !s.complete).map((s) => s.id));
  compared.gone = compared.gone.filter((row) => !additive.has(row.sliceId));
  const effect = await writeDifference(tx, input, statementId, compared);
  effect.before = present;
  effect.steady = slices.filter((s) => !changed.includes(s)).reduce((n, s) => n + said.get(s.id)!.entries, 0);
  for (const slice of slices) effect.said[slice.key] = said.get(slice.id)!;
  const gone = new Set(compared.gone);
  for (const row of present) if (!gone.has(row)) effect.listed.add(row.findingId);
  await keepCheckResults(tx, input, statementId, changed, changedRows);
  await keepApplied(
    tx,
    input.assetId,
    statementId,
    slices.filter((s) => s.complete),
    digests,
  );
  await forgetDigests(
    tx,
    input.assetId,
    changed.filter((s) => !s.complete),
  );
  return effect;
};

const comesTo = (rows: OccurrenceRow[]): Recalled => ({
  digest: sliceDigest(rows).toString("hex"),
  entries: rows.filter((row) => row.outcome === FAIL).length,
});

const presentRows = async (tx: CopyTx, assetId: number, sliceIds: number[]): Promise<PresentRow[]> =>
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

/** What the newest statement says of each check, pass and manual included: the evidence of compliance. */
const keepCheckResults = async (
  tx: CopyTx,
  input: StatementInput,
  statementId: number,
  slices: NumberedSlice[],
  rows: OccurrenceRow[],
): Promise<void> => {
  const checks = rows.filter((row) => row.kind === 1);
  if (slices.length === 0) return;
  // What a statement only adds to keeps the results that it does not name.
  const whole = slices.filter((s) => s.complete).map((s) => s.id);
  await tx.sql`delete from check_result c where asset_id = ${input.assetId} and (slice_id = any(${whole}::int[])
    or slice_id = any(${slices.map((s) => s.id)}::int[]) and (rule_id, component_id) in (
      select * from unnest(${checks.map((r) => r.reportedId)}::int[], ${checks.map((r) => r.componentId)}::int[])))`;
  const unique = new Map(checks.map((row) => [`${row.sliceId}.${row.reportedId}.${row.componentId}`, row]));
  for (const row of checks) {
    // The same check on two places of one component: one failure makes it failed.
    if (row.outcome === FAIL) unique.set(`${row.sliceId}.${row.reportedId}.${row.componentId}`, row);
  }
  if (unique.size === 0) return;
  await copyRows(
    tx,
    "check_result (asset_id, slice_id, rule_id, component_id, outcome, statement_id, detail)",
    [...unique.values()].map((r) => [
      input.assetId,
      r.sliceId,
      r.reportedId,
      r.componentId,
      r.outcome,
      statementId,
      r.detail,
    ]),
  );
};

/** Something was added to these slices: the next complete statement has to look, even if it says what the last one said. */
const forgetDigests = async (tx: CopyTx, assetId: number, slices: NumberedSlice[]): Promise<void> => {
  if (slices.length === 0) return;
  await tx.sql`update applied set digest = ${UNKNOWN_DIGEST}
    where asset_id = ${assetId} and slice_id = any(${slices.map((s) => s.id)}::int[])`;
};

const keepApplied = async (
  tx: CopyTx,
  assetId: number,
  statementId: number,
  slices: NumberedSlice[],
  digests: Map<number, Buffer>,
): Promise<void> => {
  if (slices.length === 0) return;
  await tx.sql`
    insert into applied (asset_id, slice_id, statement_id, digest)
    select ${assetId}, s.id, ${statementId}, s.digest
    from unnest(${slices.map((s) => s.id)}::int[], ${slices.map((s) => digests.get(s.id)!)}::bytea[]) s(id, digest)
    on conflict (asset_id, slice_id) do update set statement_id = excluded.statement_id, digest = excluded.digest`;
};
