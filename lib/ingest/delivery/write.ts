import { systemActor } from "../../access/actor.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { tellDelivery } from "../../notifications/outbox/write.ts";
import { type Application, applyReading } from "../apply/write.ts";
import { observationTime } from "../order.ts";
import { withOwnChecks } from "../own-checks.ts";
import type { LoadedDelivery } from "../read.ts";
import type { Reading } from "../reading.ts";
import type { ReadDocument } from "../readings.ts";
import { type Recall, type RecalledRows, recallOf } from "../recall.ts";
import type { DeliveryState, Outcome, Trouble } from "../schema.ts";
import { subjectsOf } from "../subjects.ts";

const NOTHING: Outcome = { new: 0, reopened: 0, changed: 0, unchanged: 0, fixed: 0, skipped: 0, objects: 0 };

export interface Run {
  /** A person has seen what it would change. */
  approved: boolean;
  /** It was applied before, and takes its own place again. */
  anew: boolean;
}

/**
 * All documents of a delivery, in one transaction: a crash leaves nothing or everything.
 * @param known the rows that go with a reading without entries, one of a document that was recalled, not read
 * @throws Held, AppError, RowsNeeded
 */
export const applyDocuments = (
  delivery: LoadedDelivery,
  documents: ReadDocument[],
  { approved, anew }: Run,
  known: RecalledRows | null = null,
): Promise<void> =>
  copyAtomic(async (tx) => {
    const [row] = await tx.sql<{
      state: string;
    }>`select state from delivery where id = ${delivery.id} for update`;
    if (row?.state !== "queued") return;
    let total = NOTHING;
    let observed = "";
    let repeated = true;
    for (const { reading, sha256 } of documents) {
      const reportId = sha256 === null ? delivery.reportId : await keepPart(tx, delivery, sha256);
      await describeReport(tx, reportId, reading);
      const time = observationTime(reading.scannedAt, delivery.statedAt, delivery.receivedAt);
      observed = time.observedAt > observed ? time.observedAt : observed;
      if (time.clockAhead)
        await tx.sql`update collector set clock_ahead = true where id = ${delivery.collectorId}`;
      if (!approved && !anew && (await appliedBefore(tx, delivery, reportId, reading))) continue;
      repeated = false;
      const application = {
        ...applicationOf(delivery, reportId, sha256, time.observedAt, reading),
        approved,
        anew,
        preview: delivery.preview,
        known,
      };
      const { outcome, rows } = await applyReading(tx, withOwnChecks(reading), application);
      if (delivery.imprint && sha256 === null) await remember(tx, reportId, recallOf(reading, rows));
      total = sum(total, outcome);
      await record(tx, systemActor("ingest"), {
        action: "report.applied",
        subject: { kind: "delivery", id: String(delivery.id) },
        detail: { sha256: application.order.sha256, format: reading.format, tool: reading.tool, outcome },
      });
    }
    await tx.sql`update delivery set observed_at = ${observed} where id = ${delivery.id}`;
    const unmoved = total.new + total.reopened + total.changed + total.fixed + total.objects === 0;
    await settleDelivery(tx, delivery.id, repeated || unmoved ? "unchanged" : "applied", {
      trouble: null,
      outcome: total,
    });
  });

/** Nothing of the documents was applied; what they are and why not stays visible, to be replayed or discarded. */
export const setDeliveryAside = (
  delivery: LoadedDelivery,
  documents: ReadDocument[],
  state: "held" | "failed",
  settled: { trouble: Trouble; outcome: Outcome | null },
): Promise<void> =>
  copyAtomic(async (tx) => {
    const [only] = documents.length === 1 ? documents : [];
    if (only) await describeReport(tx, delivery.reportId, only.reading);
    await settleDelivery(tx, delivery.id, state, settled);
    await tellDelivery(tx, delivery.id);
    await record(tx, systemActor("ingest"), {
      action: `report.${state}`,
      subject: { kind: "delivery", id: String(delivery.id) },
      detail: { sha256: delivery.sha256, ...settled },
    });
  });

const applicationOf = (
  delivery: LoadedDelivery,
  reportId: number,
  sha256: string | null,
  observedAt: string,
  reading: Reading,
): Omit<Application, "known" | keyof Run | "preview"> => {
  const at = new Date(observedAt);
  const order = {
    observedAt,
    sequence: reading.scannedAt ? 0 : delivery.sequence,
    sha256: sha256 ?? delivery.sha256,
  };
  return {
    deliveryId: delivery.id,
    reportId,
    collectorId: delivery.collectorId,
    order,
    at,
    scene: {
      subjects: subjectsOf(delivery.subjects, delivery),
      collectorName: delivery.collectorName,
      sighting: {
        at,
        ...order,
        recordedAt: delivery.receivedAt,
        intervalSeconds: delivery.intervalSeconds,
      },
    },
    withGaps: reading.skipped.some((skip) => skip.loses !== false),
  };
};

/** The same document with the same stated time about the same subjects says nothing new (domain.md, Ingest 2). */
const appliedBefore = async (
  tx: CopyTx,
  delivery: LoadedDelivery,
  reportId: number,
  reading: Reading,
): Promise<boolean> => {
  if (reading.scannedAt === null && delivery.statedAt === null) return false;
  const [row] = await tx.sql<{ id: number }>`
    select d.id from delivery d join statement s on s.delivery_id = d.id
    where s.report_id = ${reportId} and d.id <> ${delivery.id} and d.collector_id = ${delivery.collectorId}
      and d.subjects = ${delivery.subjects} and d.state in ('applied', 'unchanged')
      and (${reading.scannedAt !== null} or d.stated_at = ${delivery.statedAt}::timestamptz) limit 1`;
  return row !== undefined;
};

const keepPart = async (tx: CopyTx, delivery: LoadedDelivery, sha256: string): Promise<number> => {
  const [row] = await tx.sql<{ id: number }>`
    insert into report (sha256, parent_id, size_bytes, received_at) values (${sha256}, ${delivery.reportId}, 0, ${delivery.receivedAt})
    on conflict (sha256) do update set sha256 = excluded.sha256 returning id`;
  return row!.id;
};

const describeReport = async (tx: CopyTx, reportId: number, reading: Reading): Promise<void> => {
  const { format, tool, feeds, scannedAt, subjects, counts, bySeverity, skipped, notes } = reading;
  const summary = {
    subjects: subjects.slice(0, 200),
    counts,
    bySeverity,
    skipped: skipped.slice(0, 200),
    notes: notes.slice(0, 200),
  };
  await tx.sql`update report set format = ${format}, tool_name = ${tool.name}, tool_version = ${tool.version},
    feeds = ${JSON.stringify(feeds)}::jsonb, scanned_at = ${scannedAt}, summary = ${JSON.stringify(summary)}::jsonb
    where id = ${reportId}`;
};

const remember = async (tx: CopyTx, reportId: number, recall: Recall | null): Promise<void> => {
  await tx.sql`update report set recall = ${recall && JSON.stringify(recall)}::jsonb where id = ${reportId}`;
};

const settleDelivery = async (
  tx: CopyTx,
  deliveryId: number,
  state: DeliveryState,
  { trouble, outcome }: { trouble: Trouble | null; outcome: Outcome | null },
): Promise<void> => {
  await tx.sql`update delivery set state = ${state}, finished_at = ${tx.now},
    trouble = ${trouble && JSON.stringify(trouble)}::jsonb, outcome = ${outcome && JSON.stringify(outcome)}::jsonb
    where id = ${deliveryId} and state = 'queued'`;
};

const sum = (a: Outcome, b: Outcome): Outcome => ({
  new: a.new + b.new,
  reopened: a.reopened + b.reopened,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
  fixed: a.fixed + b.fixed,
  skipped: a.skipped + b.skipped,
  objects: a.objects + b.objects,
});
