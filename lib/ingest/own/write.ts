import { hash } from "node:crypto";
import type { CopyTx } from "../../db/transaction.ts";
import { masterKey } from "../../keys/ring-file.ts";
import { type Application, applyReading } from "../apply/write.ts";
import { orderedTime } from "../order.ts";
import { noCounts, type Reading } from "../reading.ts";
import type { Outcome } from "../schema.ts";
import type { Order } from "../spans.ts";
import { subjectsOf } from "../subjects.ts";
import { seal } from "../vault.ts";

const NAME = "plimsoll";

/** What the product itself says of assets it knows by number has nothing of a document's own. */
const READING: Reading = {
  format: NAME,
  tool: { name: NAME, version: null },
  scannedAt: null,
  feeds: [],
  subjects: [],
  counts: noCounts(),
  bySeverity: {},
  skipped: [],
  notes: [],
  targets: [],
  facts: [],
  absences: [],
  needs: null,
};

type Own = Pick<Application, "deliveryId" | "reportId" | "by" | "unmoved"> & {
  order: Order;
  resolved: NonNullable<Application["resolved"]>;
};

/** Applies what the product itself says as a report: the same way to findings, states, roll-ups and hazards as any scanner's. */
export const applyOwn = async (tx: CopyTx, own: Own): Promise<Outcome> => {
  const { outcome } = await applyReading(tx, READING, {
    ...own,
    collectorId: 0,
    at: tx.now,
    scene: {
      subjects: subjectsOf([], { clusterId: null, hostId: null }),
      collectorName: NAME,
      sighting: {
        at: tx.now,
        observedAt: orderedTime(tx.now.toISOString()),
        sequence: 0,
        sha256: "",
        recordedAt: tx.now,
        intervalSeconds: null,
      },
    },
    withGaps: false,
    approved: true,
    anew: false,
    preview: false,
    known: null,
  });
  return outcome;
};

/** A document of the product's own, kept like any report's, so that what rests on it can name and open it. */
export const deliverOwn = async (
  tx: CopyTx,
  format: string,
  document: object,
): Promise<{ deliveryId: number; reportId: number; order: Order }> => {
  const body = Buffer.from(JSON.stringify(document));
  const sha256 = hash("sha256", body);
  const observedAt = orderedTime(tx.now.toISOString());
  const [report] = await tx.sql<{ id: number }>`
    insert into report (sha256, size_bytes, body, received_at, scanned_at, format, tool_name)
    values (${sha256}, ${body.length}, ${seal(masterKey(), body, `report/${sha256}`)}, ${tx.now}, ${tx.now.toISOString()}, ${format}, ${NAME})
    on conflict (sha256) do update set received_at = report.received_at returning id`;
  const [delivery] = await tx.sql<{ id: number; sequence: number }>`
    with own as (
      insert into collector (name, kind) values (${NAME}, ${NAME}) on conflict (name) do update set name = excluded.name returning id),
    seen as (update collector set seen_at = ${tx.now} where id = (select id from own))
    insert into delivery (report_id, collector_id, subjects, received_at, sequence, observed_at, state, finished_at)
    select ${report!.id}, id, '{}', ${tx.now}, coalesce((select max(d.sequence) from delivery d where d.collector_id = own.id), 0) + 1,
      ${observedAt}, 'applied', ${tx.now} from own returning id, sequence`;
  return {
    deliveryId: delivery!.id,
    reportId: report!.id,
    order: { observedAt, sequence: delivery!.sequence, sha256 },
  };
};
