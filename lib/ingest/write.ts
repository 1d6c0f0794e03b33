import { hash } from "node:crypto";
import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { record } from "../audit/write.ts";
import { clock } from "../clock.ts";
import { sql } from "../db/client.ts";
import { type CopyTx, copyAtomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { enqueue } from "../jobs/queue.ts";
import { masterKey } from "../keys/ring-file.ts";
import { meter } from "../meter.ts";
import { type Imprint, imprintOf } from "./imprint.ts";
import type { Accepted } from "./schema.ts";
import { seal } from "./vault.ts";

export interface Arrival {
  body: Buffer;
  subjects: string[];
  idempotencyKey: string | null;
  /** The sender's word on when the scan was made. */
  statedAt: Date | null;
  fileName: string | null;
  /** It waits, with what it would change, until a person says so. */
  preview?: boolean;
}

/** What people drop onto the page arrives through this collector. */
export const UPLOAD_COLLECTOR = "upload";

/**
 * Takes a document in: report, delivery and job are committed together before anybody is told so.
 * @throws AppError forbidden, invalid (empty body), conflict (a key used again for other bytes).
 */
export const acceptReport = async (actor: Actor, arrival: Arrival): Promise<Accepted> => {
  demand(actor, "reports:push");
  if (arrival.body.length === 0)
    throw new AppError("invalid", "The body is empty: send the tool's own document.");
  const sha256 = hash("sha256", arrival.body);
  // Sealing is the slow part and needs no lock: do it before the transaction, and only for bytes not yet stored.
  const stored = await isStored(sha256);
  const sealed = stored ? null : seal(masterKey(), arrival.body, `report/${sha256}`);
  const imprint = stored ? null : imprintOf(arrival.body);
  meter().reportBytes.inc(arrival.body.length);
  return copyAtomic(async (tx) => {
    const collectorId = await collectorOf(tx, actor);
    const reportId = await keepReport(tx, sha256, arrival.body.length, sealed, imprint);
    const earlier = await sameDelivery(tx, collectorId, reportId, arrival);
    if (earlier) return { reportId, deliveryId: earlier, sha256, repeated: true };
    const deliveryId = await addDelivery(tx, collectorId, reportId, arrival, actor);
    await record(tx, actor, {
      action: "report.accepted",
      subject: { kind: "delivery", id: String(deliveryId) },
      detail: { sha256, bytes: arrival.body.length, subjects: arrival.subjects, fileName: arrival.fileName },
    });
    const priority = actor.kind === "person" ? -10 : await turnOf(tx, collectorId);
    await enqueue(tx, "ingest_apply", { deliveryId }, { priority });
    return { reportId, deliveryId, sha256, repeated: false };
  });
};

/** How many of a collector's latest deliveries are looked at; a longer line makes no difference. */
const LINE = 256;

/** Deliveries waiting at which the next of the same collector steps back behind all who wait for less. */
const STEPS = [8, 32, 128];

/**
 * The priority of a collector's next delivery: the more of its own wait, the later it comes. One that floods the queue
 * delays itself; another's single report is next. Of the same step, the first to come is the first to be served.
 */
const turnOf = async (tx: CopyTx, collectorId: number): Promise<number> => {
  const [row] = await tx.sql<{ waiting: number }>`
    select count(*) filter (where state = 'queued')::int as waiting from (
      select state from delivery where collector_id = ${collectorId} order by id desc limit ${LINE}) latest`;
  return STEPS.filter((step) => row!.waiting > step).length;
};

const collectorOf = async (tx: CopyTx, actor: Actor): Promise<number> => {
  if (actor.kind === "collector") return Number(actor.id);
  const [row] = await tx.sql<{ id: number }>`
    insert into collector (name, kind) values (${UPLOAD_COLLECTOR}, 'upload')
    on conflict (name) do update set name = excluded.name returning id`;
  return row!.id;
};

const isStored = async (sha256: string): Promise<boolean> => {
  const rows = await sql`select from report where sha256 = ${sha256} and body is not null`;
  return rows.length > 0;
};

const keepReport = async (
  tx: CopyTx,
  sha256: string,
  size: number,
  sealed: Buffer | null,
  imprint: Imprint | null,
): Promise<number> => {
  const [row] = await tx.sql<{ id: number }>`
    insert into report (sha256, size_bytes, body, imprint, imprint_at, received_at)
    values (${sha256}, ${size}, ${sealed}, ${imprint?.hash ?? null}, ${imprint?.scannedAt ?? null}, ${clock()})
    on conflict (sha256) do update set body = coalesce(report.body, excluded.body) returning id`;
  return row!.id;
};

/** domain.md, Ingest 2: the same key, or the same bytes about the same subject with the same stated time. */
const sameDelivery = async (
  tx: CopyTx,
  collectorId: number,
  reportId: number,
  { idempotencyKey, statedAt, subjects }: Arrival,
): Promise<number | undefined> => {
  if (idempotencyKey) {
    const [row] = await tx.sql<{ id: number; report_id: number }>`
      select id, report_id from delivery where collector_id = ${collectorId} and idempotency_key = ${idempotencyKey}`;
    if (row && row.report_id !== reportId) {
      throw new AppError("conflict", `The Idempotency-Key ${idempotencyKey} was used for another document.`);
    }
    if (row) return row.id;
  }
  const [row] = await tx.sql<{ id: number }>`
    select d.id from delivery d join report r on r.id = d.report_id
    where d.report_id = ${reportId} and d.collector_id = ${collectorId} and d.subjects = ${subjects}
      and d.state <> 'discarded' and (r.scanned_at is not null or d.stated_at = ${statedAt}::timestamptz)
    order by d.id limit 1`;
  return row?.id;
};

const addDelivery = async (
  tx: CopyTx,
  collectorId: number,
  reportId: number,
  { subjects, idempotencyKey, statedAt, fileName, preview = false }: Arrival,
  actor: Actor,
): Promise<number> => {
  const [row] = await tx.sql<{ id: number }>`
    with next as (
      update collector set sequence = sequence + 1, seen_at = ${clock()} where id = ${collectorId} returning sequence)
    insert into delivery (report_id, collector_id, user_id, idempotency_key, file_name, subjects, stated_at, preview, received_at, sequence)
    select ${reportId}, ${collectorId}, ${actor.kind === "person" ? actor.id : null}::uuid, ${idempotencyKey},
           ${fileName}, ${subjects}, ${statedAt}::timestamptz, ${preview}, ${clock()}, sequence from next
    returning id`;
  return row!.id;
};

/**
 * A delivery runs again from its original: a failed or discarded one as it is, a held one with a person's approval of
 * what it would close, an applied one to be read by an adapter that reads it better now.
 * @throws AppError not_found, conflict (it waits already; it was applied and newer reports have taken its place)
 */
export const replayDelivery = (actor: Actor, deliveryId: number, approved: boolean, subject: string | null) =>
  settle(actor, deliveryId, approved ? "report.approved" : "report.replayed", async (tx) => {
    await refuseSuperseded(tx, deliveryId);
    if (subject) {
      await tx.sql`update delivery set subjects = array_append(subjects, ${subject}) where id = ${deliveryId}`;
    }
    await tx.sql`update delivery set state = 'queued', trouble = null, finished_at = null where id = ${deliveryId}`;
    await enqueue(tx, "ingest_apply", { deliveryId, approved, anew: true }, { priority: -10 });
  });

/** What newer reports have taken the place of is history: read otherwise, it would change nothing that anybody sees. */
const refuseSuperseded = async (tx: CopyTx, deliveryId: number): Promise<void> => {
  const [own] = await tx.sql<{ newer: number | null }>`
    select (select n.delivery_id from statement n
      where n.asset_id = s.asset_id and n.slices && s.slices and n.delivery_id <> s.delivery_id
        and (n.observed_at, n.sequence, n.sha256) > (s.observed_at, s.sequence, s.sha256) limit 1) as newer
    from statement s where s.delivery_id = ${deliveryId} order by newer nulls last limit 1`;
  if (own?.newer)
    throw new AppError(
      "conflict",
      `Newer reports have taken its place, the first of them delivery ${own.newer}: replay that one.`,
    );
};

/** The delivery will never be applied; its report stays readable. */
export const discardDelivery = (actor: Actor, deliveryId: number) =>
  settle(actor, deliveryId, "report.discarded", async (tx) => {
    await tx.sql`update delivery set state = 'discarded', finished_at = ${tx.now} where id = ${deliveryId}`;
  });

const settle = async (
  actor: Actor,
  deliveryId: number,
  action: string,
  change: (tx: CopyTx) => Promise<void>,
): Promise<void> => {
  demand(actor, "reports:resolve");
  await copyAtomic(async (tx) => {
    const [before] = await tx.sql<{ state: string; trouble: unknown }>`
      select state, trouble from delivery where id = ${deliveryId} for update`;
    if (!before) throw new AppError("not_found", `There is no delivery ${deliveryId}.`);
    if (before.state !== "held" && before.state !== "failed" && action !== "report.replayed") {
      throw new AppError(
        "conflict",
        `Delivery ${deliveryId} is ${before.state}: only held and failed ones can be settled.`,
      );
    }
    if (before.state === "queued")
      throw new AppError("conflict", `Delivery ${deliveryId} is already waiting to be applied.`);
    await change(tx);
    await record(tx, actor, { action, subject: { kind: "delivery", id: String(deliveryId) }, before });
  });
};
