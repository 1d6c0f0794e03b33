import { z } from "zod";
import { Severity } from "../../findings/schema.ts";
import { DestinationKind } from "../destinations/schema.ts";
import { NotificationEvent } from "../schema.ts";

/** One thing told. `name` and `facts` are what scanners wrote: text of strangers. */
export const NoticeEntry = z.object({
  id: z.int(),
  name: z.string(),
  severity: Severity.nullable(),
  facts: z.array(z.string()),
  link: z.string(),
});
export type NoticeEntry = z.infer<typeof NoticeEntry>;

/** What a message says, before it becomes a letter, a card or a ticket. */
export const Notice = z.object({
  key: z.string(),
  event: z.union([NotificationEvent, z.enum(["test", "issue"])]),
  at: z.string(),
  rule: z.string().nullable(),
  /** The rule's filter of findings; null where it has none. */
  filter: z.string().nullable(),
  title: z.string(),
  /** Opens exactly what is told here. */
  link: z.string(),
  /** Of everything told; `entries` has the worst of it. */
  count: z.int(),
  entries: z.array(NoticeEntry),
});
export type Notice = z.infer<typeof Notice>;

export const MESSAGE_STATES = ["queued", "sent", "dead", "discarded"] as const;
export const MessageState = z.enum(MESSAGE_STATES);
export type MessageState = z.infer<typeof MessageState>;

/** What a receiver said. `status` in its protocol's words (`204`, `250 …`) or why there was no answer. */
export const Answer = z.object({ ok: z.boolean(), status: z.string(), body: z.string() });
export type Answer = z.infer<typeof Answer>;

export const MessageView = z.object({
  id: z.int(),
  key: z.string(),
  destination: z.object({ id: z.int(), name: z.string(), kind: DestinationKind }),
  rule: z.string().nullable(),
  purpose: z.enum(["rule", "test", "issue", "hand_over"]),
  title: z.string(),
  link: z.string(),
  count: z.int(),
  state: MessageState,
  attempts: z.int(),
  createdAt: z.string(),
  settledAt: z.string().nullable(),
  answer: Answer.nullable(),
});
export type MessageView = z.infer<typeof MessageView>;

export const MessagePage = z.object({ rows: z.array(MessageView), nextCursor: z.string().nullable() });
export type MessagePage = z.infer<typeof MessagePage>;

export const MessageList = z.strictObject({
  destination: z.coerce.number().int().positive().optional(),
  state: MessageState.optional(),
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type MessageList = z.infer<typeof MessageList>;

export const MessageNumber = z.strictObject({ messageId: z.coerce.number().int().positive() });

/** What goes over the wire, with credentials blotted out. */
export const ShownParcel = z.object({
  to: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  body: z.string(),
});
export type ShownParcel = z.infer<typeof ShownParcel>;

/** A message with what goes, or went, over the wire by the connection of today. */
export const MessageDetail = MessageView.extend({ payload: ShownParcel });
export type MessageDetail = z.infer<typeof MessageDetail>;

export const Trial = z.object({ payload: ShownParcel, answer: Answer, milliseconds: z.int() });
export type Trial = z.infer<typeof Trial>;
