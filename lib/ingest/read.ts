import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { sql } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { masterKey } from "../keys/ring-file.ts";
import type { Recall } from "./recall.ts";
import type { DeliveryState, DeliveryView } from "./schema.ts";
import { unseal } from "./vault.ts";

/** What the worker needs of a delivery. */
export interface LoadedDelivery {
  id: number;
  reportId: number;
  sha256: string;
  /** What it says apart from when it was made, and that time; null where only reading it tells. */
  imprint: { hash: string; scannedAt: string } | null;
  state: DeliveryState;
  collectorId: number;
  collectorName: string;
  intervalSeconds: number | null;
  clusterId: number | null;
  hostId: number | null;
  subjects: string[];
  statedAt: Date | null;
  receivedAt: Date;
  sequence: number;
  preview: boolean;
}

export const loadDelivery = async (deliveryId: number): Promise<LoadedDelivery | null> => {
  const [row] = await sql<LoadedDelivery>`
    select d.id, d.report_id as "reportId", r.sha256, d.state, d.collector_id as "collectorId",
      c.name as "collectorName", c.interval_seconds as "intervalSeconds", c.cluster_id as "clusterId", c.host_id as "hostId",
      d.subjects, d.stated_at as "statedAt", d.received_at as "receivedAt", d.sequence, d.preview,
      case when r.imprint is not null then json_build_object('hash', r.imprint, 'scannedAt', r.imprint_at) end as imprint
    from delivery d join report r on r.id = d.report_id join collector c on c.id = d.collector_id
    where d.id = ${deliveryId}`;
  return row ?? null;
};

/** The original of a report; it is opened here and nowhere else. Null where it is not kept any more. */
export const openBody = async ({
  reportId,
  sha256,
}: Pick<LoadedDelivery, "reportId" | "sha256">): Promise<Buffer | null> => {
  const [row] = await sql<{ body: Buffer | null; size: number }>`
    select body, size_bytes as size from report where id = ${reportId}`;
  return row?.body ? unseal(masterKey(), row.body, `report/${sha256}`, row.size) : null;
};

/** What is remembered of the newest document of this imprint. */
export const findRecall = async (imprint: string): Promise<Recall | null> => {
  const [row] = await sql<{ recall: Recall }>`
    select recall from report where imprint = ${imprint} and recall is not null order by id desc limit 1`;
  return row?.recall ?? null;
};

interface DeliveryRow extends Omit<DeliveryView, "receivedAt" | "finishedAt" | "collector" | "tool"> {
  receivedAt: Date;
  finishedAt: Date | null;
  collectorId: number;
  collectorName: string;
  toolName: string | null;
  toolVersion: string | null;
}

const view = ({ collectorId, collectorName, toolName, toolVersion, ...row }: DeliveryRow): DeliveryView => ({
  ...row,
  collector: { id: collectorId, name: collectorName },
  tool: toolName === null ? null : { name: toolName, version: toolVersion },
  receivedAt: row.receivedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

export interface DeliveryFilter {
  collectorId?: number;
  state?: DeliveryState;
  reportId?: number;
  before?: number;
  limit: number;
}

/** Newest first. A collector sees its own only. */
export const listDeliveries = async (actor: Actor, filter: DeliveryFilter): Promise<DeliveryView[]> => {
  demand(actor, "reports:read");
  const collectorId = actor.kind === "collector" ? Number(actor.id) : (filter.collectorId ?? null);
  const rows = await sql<DeliveryRow>`
    select d.id as "deliveryId", d.report_id as "reportId", r.sha256, d.state, c.id as "collectorId", c.name as "collectorName",
      d.file_name as "fileName", d.subjects, r.format, r.tool_name as "toolName", r.tool_version as "toolVersion",
      d.received_at as "receivedAt", d.observed_at as "observedAt", d.finished_at as "finishedAt", d.outcome, d.trouble
    from delivery d join report r on r.id = d.report_id join collector c on c.id = d.collector_id
    where (${collectorId}::int is null or d.collector_id = ${collectorId}) and (${filter.state ?? null}::text is null or d.state = ${filter.state ?? null})
      and (${filter.reportId ?? null}::int is null or d.report_id = ${filter.reportId ?? null})
      and (${filter.before ?? null}::int is null or d.id < ${filter.before ?? null})
    order by d.id desc limit ${filter.limit}`;
  return rows.map(view);
};

export const getDelivery = async (actor: Actor, deliveryId: number): Promise<DeliveryView> => {
  const [row] = await listDeliveries(actor, { before: deliveryId + 1, limit: 1 });
  if (row?.deliveryId !== deliveryId) throw new AppError("not_found", `There is no delivery ${deliveryId}.`);
  return row;
};
