import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import type { MessageList, MessagePage, MessageState, MessageView, Notice } from "./schema.ts";
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
  return row ?? null;
};

interface Row extends Omit<MessageView, "createdAt" | "settledAt"> {
  createdAt: Date;
  settledAt: Date | null;
}

/** What a destination was sent, newest first. @throws AppError not_found. */
export const listMessages = async (
  actor: Actor,
  destinationId: number,
  { cursor, limit }: MessageList,
): Promise<MessagePage> => {
  demand(actor, "notifications:read");
  const [destination] = await sql`select 1 from destination where id = ${destinationId}`;
  if (!destination) throw new AppError("not_found", `There is no destination ${destinationId}.`);
  const rows = await sql<Row>`
    select m.id, m.key, m.destination_id as "destinationId", r.name as rule, m.purpose, m.title,
      m.notice->>'link' as link, (m.notice->>'count')::int as count, m.state, m.attempts,
      m.created_at as "createdAt", m.settled_at as "settledAt", m.answer
    from notification_message m left join notification_rule r on r.id = m.rule_id
    where m.destination_id = ${destinationId} and (${cursor ?? null}::int is null or m.id < ${cursor ?? null}::int)
    order by m.id desc limit ${limit + 1}::int`;
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      settledAt: row.settledAt?.toISOString() ?? null,
    })),
    nextCursor: rows.length > limit ? String(shown.at(-1)!.id) : null,
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
