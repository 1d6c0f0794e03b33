import type { Actor } from "../../lib/access/actor.ts";
import { applyDelivery } from "../../lib/ingest/jobs.ts";
import { getDelivery } from "../../lib/ingest/read.ts";
import type { DeliveryView } from "../../lib/ingest/schema.ts";
import { acceptReport } from "../../lib/ingest/write.ts";
import { timed } from "../measure.ts";

export interface Pushed {
  /** Until the sender is told that the report is safe. */
  accept: number;
  /** The worker's job: open, read, apply, commit. */
  apply: number;
  delivery: DeliveryView;
}

/** A report through the product as a collector's goes, without the network in between. */
export const pushReport = async (actor: Actor, body: Buffer, subjects: string[] = []): Promise<Pushed> => {
  const accepted = await timed(() => accept(actor, body, subjects));
  const { deliveryId } = accepted.value;
  const applied = await timed(() => applyDelivery({ deliveryId }, { attempt: 1, last: false }));
  const delivery = await getDelivery(actor, deliveryId);
  if (delivery.state !== "applied" && delivery.state !== "unchanged") {
    throw new Error(`delivery ${deliveryId} is ${delivery.state}: ${JSON.stringify(delivery.trouble)}`);
  }
  return { accept: accepted.seconds, apply: applied.seconds, delivery };
};

export const accept = (actor: Actor, body: Buffer, subjects: string[] = []) =>
  acceptReport(actor, { body, subjects, idempotencyKey: null, statedAt: null, fileName: null });
