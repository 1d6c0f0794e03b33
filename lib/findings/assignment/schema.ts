import { z } from "zod";

/** Who works on it: a person, a team, or nobody. */
export const Assignee = z.strictObject({
  kind: z.enum(["person", "team"]),
  /** A person's id, or a team's number as text. */
  id: z.string().max(40),
});

export const Assignment = z.strictObject({
  assignee: Assignee.nullable(),
  /** The version the person saw; another one means somebody was faster. */
  version: z.int().positive(),
});
export type Assignment = z.output<typeof Assignment>;

/** Whom a finding can be given to, and who can be named in a remark. */
export const Assignees = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), me: z.boolean() })),
  teams: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Assignees = z.output<typeof Assignees>;
