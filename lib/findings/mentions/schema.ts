import { z } from "zod";

export const MentionView = z.object({
  id: z.int(),
  at: z.string(),
  by: z.string(),
  comment: z.string(),
  unread: z.boolean(),
  finding: z.object({ id: z.int(), rule: z.string(), subject: z.string() }),
});
export type MentionView = z.output<typeof MentionView>;

export const MentionPage = z.object({
  rows: z.array(MentionView),
  unread: z.int(),
  nextCursor: z.int().nullable(),
});
export type MentionPage = z.output<typeof MentionPage>;

export const MentionQuery = z.strictObject({
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type MentionQuery = z.output<typeof MentionQuery>;
