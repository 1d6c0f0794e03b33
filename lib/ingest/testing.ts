import { randomBytes } from "node:crypto";
import type { Actor } from "../access/actor.ts";
import { sql } from "../db/client.ts";
import { applyDelivery } from "./jobs.ts";
import { getDelivery } from "./read.ts";
import type { DeliveryView } from "./schema.ts";
import { type Arrival, acceptReport } from "./write.ts";

process.env.PLIMSOLL_KEY ??= randomBytes(32).toString("base64");

export const collector = async (name: string, intervalSeconds: number | null = null): Promise<Actor> => {
  const [row] = await sql<{ id: number }>`
    insert into collector (name, kind, interval_seconds) values (${name}, 'curl', ${intervalSeconds})
    on conflict (name) do update set name = excluded.name returning id`;
  return { kind: "collector", id: String(row!.id), name, role: "collector", requestId: null, ip: null };
};

/** The way of a document through the product, without the network in between: accepted, then applied by the job. */
export const push = async (
  actor: Actor,
  document: unknown,
  arrival: Partial<Arrival> = {},
): Promise<DeliveryView> => {
  const body = Buffer.isBuffer(document) ? document : Buffer.from(JSON.stringify(document));
  const accepted = await acceptReport(actor, {
    body,
    subjects: [],
    idempotencyKey: null,
    statedAt: null,
    fileName: null,
    ...arrival,
  });
  await applyDelivery({ deliveryId: accepted.deliveryId }, { attempt: 1, last: false });
  return getDelivery(actor, accepted.deliveryId);
};
