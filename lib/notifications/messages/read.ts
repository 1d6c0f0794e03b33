import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { findDestination } from "../destinations/read.ts";
import type { DestinationKind } from "../destinations/schema.ts";
import { parcelOf, shownParcel } from "../parcels/parcel.ts";
import {
  type MessageDetail,
  type MessageList,
  type MessagePage,
  type MessageState,
  type MessageView,
  Notice,
} from "./schema.ts";
import { findingsOfMessage } from "./told/read.ts";

export interface LoadedMessage {
  id: number;
  key: string;
  destinationId: number;
  purpose: MessageView["purpose"];
  state: MessageState;
  attempts: number;
  createdAt: Date;
  notice: Notice;
}

export const loadMessage = async (id: number): Promise<LoadedMessage | null> => {
  const [row] = await sql<LoadedMessage>`
    select id, key, destination_id as "destinationId", purpose, state, attempts, created_at as "createdAt", notice
    from notification_message where id = ${id}`;
  // As it was written: the database keeps what is in it, not its order, and attempts should not differ.
  return row ? { ...row, notice: Notice.parse(row.notice) } : null;
};

interface Row extends Omit<MessageView, "createdAt" | "settledAt" | "destination"> {
  destinationId: number;
  destinationName: string;
  destinationKind: DestinationKind;
  createdAt: Date;
  settledAt: Date | null;
}

/** What was sent and is to be sent, newest first. */
export const listMessages = async (
  actor: Actor,
  { destination = null, state = null, cursor = null, limit }: MessageListing,
): Promise<MessagePage> => {
  demand(actor, "notifications:read");
  const rows = await sql<Row>`
    select m.id, m.key, d.id as "destinationId", d.name as "destinationName", d.kind as "destinationKind",
      r.name as rule, m.purpose, m.title, m.notice->>'link' as link, (m.notice->>'count')::int as count, m.state,
      m.attempts, m.created_at as "createdAt", m.settled_at as "settledAt", m.answer
    from notification_message m join destination d on d.id = m.destination_id
    left join notification_rule r on r.id = m.rule_id
    where (${destination}::int is null or m.destination_id = ${destination}::int)
      and (${state}::text is null or m.state = ${state}::text) and (${cursor}::int is null or m.id < ${cursor}::int)
    order by m.id desc limit ${limit + 1}::int`;
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map(viewOf),
    nextCursor: rows.length > limit ? String(shown.at(-1)!.id) : null,
  };
};

type MessageListing = Pick<MessageList, "limit"> & {
  [K in "destination" | "state" | "cursor"]?: MessageList[K] | null | undefined;
};

const viewOf = ({ destinationId, destinationName, destinationKind, ...row }: Row): MessageView => ({
  ...row,
  destination: { id: destinationId, name: destinationName, kind: destinationKind },
  createdAt: row.createdAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
});

/** One message and its payload, credentials blotted out. @throws AppError not_found. */
export const getMessage = async (actor: Actor, id: number): Promise<MessageDetail> => {
  demand(actor, "notifications:read");
  const message = await loadMessage(id);
  const { rows } = await listMessages(actor, { cursor: id + 1, limit: 1 });
  const destination = message && (await findDestination(message.destinationId));
  if (!message || !destination || rows[0]?.id !== id)
    throw new AppError("not_found", `There is no message ${id}.`);
  return {
    ...rows[0],
    payload: shownParcel(parcelOf(destination.sealed, message.notice, message.createdAt)),
  };
};

/** Findings that the page of a message lists. */
const LISTED = 500;

/** What a message told, for anybody who follows its link: the findings as they are now. @throws AppError not_found. */
export const getToldMessage = async (actor: Actor, key: string) => {
  demand(actor, "findings:read");
  const [row] = await sql<{ id: number; notice: Notice; createdAt: Date; rule: string | null }>`
    select m.id, m.notice, m.created_at as "createdAt", r.name as rule
    from notification_message m left join notification_rule r on r.id = m.rule_id where m.key = ${key}`;
  if (!row)
    throw new AppError("not_found", "There is no such message; its destination may have been removed.");
  return {
    notice: row.notice,
    createdAt: row.createdAt.toISOString(),
    findings: await findingsOfMessage(row.id, LISTED),
  };
};
