import { type Actor, systemActor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { productAddress } from "../../http/product-address.ts";
import { insertMessage, newMessageKey, queueDelivery } from "../composing/write.ts";
import { findDestination, type LoadedDestination } from "../destinations/read.ts";
import { keepTicket, releaseIssues } from "../issues/tickets/write.ts";
import { type LoadedMessage, loadMessage } from "../messages/read.ts";
import type { Answer, Notice, Trial } from "../messages/schema.ts";
import type { Ticket } from "../parcels/jira.ts";
import { parcelOf, shownParcel } from "../parcels/parcel.ts";
import { findTicket, send, ticketIn } from "./sending/write.ts";

/**
 * One attempt to bring a message to its destination. After the last one, or where nothing can come of another, it is
 * set aside for people to see.
 * @throws AppError unavailable: it is to be tried again
 */
export const deliver = async (messageId: number, last: boolean): Promise<void> => {
  const message = await loadMessage(messageId);
  if (message?.state !== "queued") return;
  const destination = await findDestination(message.destinationId);
  if (!destination) return;
  if (!destination.enabled) return settle(message, "dead", refusal("The destination is paused."), null);
  await sql`update notification_message set attempts = attempts + 1 where id = ${messageId}`;
  const { answer, ticket, final } = await attempt(message, destination);
  if (answer.ok) return settle(message, "sent", answer, ticket);
  if (final || last) return settle(message, "dead", answer, null);
  await sql`update notification_message set answer = ${JSON.stringify(answer)}::jsonb where id = ${messageId}`;
  throw new AppError("unavailable", `${destination.name} did not take ${message.key}: ${answer.status}`);
};

const refusal = (status: string): Answer => ({ ok: false, status, body: "" });

const attempt = async (message: LoadedMessage, { sealed }: LoadedDestination) => {
  const { key, attempts, createdAt, notice } = message;
  try {
    const made = attempts === 0 ? null : await findTicket(sealed, key, createdAt.toISOString());
    if (made)
      return { answer: { ok: true, status: "made before", body: made.key }, ticket: made, final: false };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { answer: refusal(error.message), ticket: null, final: false };
  }
  const { answer, body, final } = await send(parcelOf(sealed, notice, clock()));
  return { answer, final, ticket: answer.ok ? ticketIn(sealed, body, key) : null };
};

const settle = (
  message: LoadedMessage,
  state: "sent" | "dead",
  answer: Answer,
  ticket: Ticket | null,
): Promise<void> =>
  copyAtomic(async (tx) => {
    const [row] = await tx.sql`update notification_message set state = ${state}, settled_at = ${tx.now},
      answer = ${JSON.stringify(answer)}::jsonb where id = ${message.id} and state = 'queued' returning 1`;
    if (!row) return;
    if (ticket) await keepTicket(tx, message, ticket);
    await record(tx, systemActor("notifications"), {
      action: `message.${state === "sent" ? "sent" : "given_up"}`,
      subject: { kind: "message", id: message.key, name: message.notice.title },
      detail: { destinationId: message.destinationId, status: answer.status, ticket },
    });
  });

/** Messages whose job is gone or used up without a word: every worker that tried them died. */
export const giveUpLost = async (now: Date): Promise<void> => {
  const lost = await sql<{ id: number }>`
    select m.id from notification_message m
    where m.state = 'queued' and m.created_at < ${now}::timestamptz - interval '5 minutes'
      and not exists (select from graphile_worker.jobs j where j.key = 'message_deliver.' || m.id
        and (j.attempts < j.max_attempts or j.locked_at is not null))`;
  for (const { id } of lost) {
    const message = await loadMessage(id);
    if (message) await settle(message, "dead", refusal("Every attempt ended the worker."), null);
  }
};

/** Sends a test now, and answers what went over the wire and what came back. @throws AppError not_found. */
export const sendTest = async (actor: Actor, destinationId: number): Promise<Trial> => {
  demand(actor, "notifications:manage");
  const destination = await findDestination(destinationId);
  if (!destination) throw new AppError("not_found", `There is no destination ${destinationId}.`);
  const now = clock();
  const notice = testNotice(actor, now);
  const parcel = parcelOf(destination.sealed, notice, now);
  const started = performance.now();
  const { answer } = await send(parcel);
  const milliseconds = Math.round(performance.now() - started);
  await keepTest(actor, destination, notice, answer);
  return { payload: shownParcel(parcel), answer, milliseconds };
};

const testNotice = (actor: Actor, now: Date): Notice => ({
  key: newMessageKey(),
  event: "test",
  at: now.toISOString(),
  rule: null,
  filter: null,
  title: `Test message of ${actor.name}`,
  link: `${productAddress()}/settings/notifications`,
  count: 0,
  entries: [],
});

const keepTest = (
  actor: Actor,
  { id, name }: LoadedDestination,
  notice: Notice,
  answer: Answer,
): Promise<void> =>
  copyAtomic(async (tx) => {
    const { key } = notice;
    const messageId = await insertMessage(tx, { key, destinationId: id, ruleId: null, purpose: "test" });
    // Nobody retries a test: one that failed is not something that waits.
    await tx.sql`update notification_message set title = ${notice.title}, notice = ${JSON.stringify(notice)}::jsonb,
      state = ${answer.ok ? "sent" : "discarded"}, attempts = 1, settled_at = ${tx.now}, answer = ${JSON.stringify(answer)}::jsonb
      where id = ${messageId}`;
    await record(tx, actor, {
      action: "destination.tested",
      subject: { kind: "destination", id, name },
      detail: { message: key, ok: answer.ok, status: answer.status },
    });
  });

/** Tries a message again that was given up. @throws AppError not_found, conflict. */
export const retryMessage = (actor: Actor, id: number): Promise<void> => {
  demand(actor, "notifications:manage");
  return copyAtomic(async (tx) => {
    const message = await deadMessage(tx, id);
    await tx.sql`update notification_message set state = 'queued', settled_at = null where id = ${id}`;
    await queueDelivery(tx, id);
    await record(tx, actor, { action: "message.retried", subject: { kind: "message", ...message } });
  });
};

/** Nobody waits for it any more; a ticket that it was to make may be asked for again. @throws AppError not_found, conflict. */
export const discardMessage = (actor: Actor, id: number): Promise<void> => {
  demand(actor, "notifications:manage");
  return copyAtomic(async (tx) => {
    const message = await deadMessage(tx, id);
    await tx.sql`update notification_message set state = 'discarded' where id = ${id}`;
    await releaseIssues(tx, id);
    await record(tx, actor, { action: "message.discarded", subject: { kind: "message", ...message } });
  });
};

const deadMessage = async (tx: CopyTx, id: number): Promise<{ id: string; name: string }> => {
  const [row] = await tx.sql<{ key: string; title: string; state: string }>`
    select key, title, state from notification_message where id = ${id} for update`;
  if (!row) throw new AppError("not_found", `There is no message ${id}.`);
  if (row.state !== "dead") throw new AppError("conflict", `This message is ${row.state}, not given up.`);
  return { id: row.key, name: row.title };
};
