import type { CopyTx } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import type { Standing } from "../../findings/identify/write.ts";
import { difference, type PresentRow } from "../diff.ts";
import { type Recalled, RowsNeeded } from "../recall.ts";
import { type OccurrenceRow, OUTCOMES, rowsBySlice, sliceDigest } from "../rows.ts";
import { compareOrders, type Order } from "../spans.ts";
import { keepCheckResults } from "./checks/write.ts";
import { rewriteHistory } from "./history/write.ts";
import { packNamed, UNKNOWN_DIGEST } from "./named.ts";
import { presentRows, writeDifference } from "./occurrences/write.ts";

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
  /** It was applied before: its statement is made anew, in its own place. */
  anew: boolean;
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
export const applyStatement = async (tx: CopyTx, given: StatementInput): Promise<StatementEffect> => {
  const own = given.anew ? await ownStatement(tx, given) : null;
  // What it no longer speaks of is not there any more, as far as it goes.
  const input = own ? { ...given, slices: [...given.slices, ...own.dropped] } : given;
  const newest = new Map((await newestStatements(tx, input)).map((n) => [n.sliceId, n]));
  const newer = await slicesKnownLater(tx, input);
  const rows = rowsBySlice(input.rows);
  const late = input.slices.filter((s) => newer.has(s.id));
  if (late.some((s) => s.known)) throw new RowsNeeded();
  if (own && late.length > 0) throw new AppError("conflict", "Newer reports have taken its place.");
  const statementId = await keepStatement(tx, input, rows, own?.id ?? null);
  const current = input.slices.filter((s) => !late.includes(s));
  const effect = await applyCurrent(tx, input, statementId, current, rows, newest);
  if (late.length > 0) {
    const lateRows = late.flatMap((s) => rows.get(s.id) ?? []).filter((r) => r.outcome === FAIL);
    await rewriteHistory(tx, input, statementId, late, lateRows, effect);
    // Of these slices nothing is simply gained: what stands has to be read.
    effect.gained.clear();
  }
  return effect;
};

/** What this very report said of the asset when it was applied last, and the slices it has no word on now. */
const ownStatement = async (
  tx: CopyTx,
  { assetId, deliveryId, reportId, slices }: StatementInput,
): Promise<{ id: number; dropped: NumberedSlice[] } | null> => {
  const [own] = await tx.sql<{ id: number; slices: number[] }>`
    select id, slices from statement
    where asset_id = ${assetId} and delivery_id = ${deliveryId} and report_id = ${reportId}`;
  if (!own) return null;
  const dropped = own.slices.filter((id) => !slices.some((slice) => slice.id === id));
  const rows = await tx.sql<{ id: number; key: string }>`
    select id, key from slice where id = any(${dropped}::int[])`;
  return { id: own.id, dropped: rows.map((row) => ({ ...row, complete: true, known: null })) };
};

const keepStatement = async (
  tx: CopyTx,
  { assetId, deliveryId, reportId, order, slices }: StatementInput,
  rows: Map<number, OccurrenceRow[]>,
  own: number | null,
): Promise<number> => {
  const ids = slices.map((s) => s.id);
  const partial = slices.filter((s) => !s.complete).map((s) => s.id);
  const named = packNamed(partial.flatMap((id) => (rows.get(id) ?? []).filter((r) => r.outcome === FAIL)));
  const [statement] =
    own === null
      ? await tx.sql<{ id: number }>`
          insert into statement (asset_id, delivery_id, report_id, observed_at, sequence, sha256, slices, partial, named, recorded_at)
          values (${assetId}, ${deliveryId}, ${reportId}, ${order.observedAt}, ${order.sequence}, ${order.sha256}, ${ids},
            ${partial}, ${named}, ${tx.now})
          returning id`
      : await tx.sql<{ id: number }>`
          update statement set slices = ${ids}, partial = ${partial}, named = ${named} where id = ${own} returning id`;
  return statement!.id;
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
