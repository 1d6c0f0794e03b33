import { z } from "zod";
import { DestinationKind } from "../destinations/schema.ts";
import { MessageState } from "../messages/schema.ts";

/** A destination that single findings can be sent to. */
export const Tracker = z.object({
  id: z.int(),
  name: z.string(),
  kind: DestinationKind,
  address: z.string(),
});
export type Tracker = z.infer<typeof Tracker>;

/** The ticket of a finding; without a key it is being created, or could not be (`state`, `trouble`). */
export const IssueView = z.object({
  tracker: z.object({ id: z.int(), name: z.string() }),
  key: z.string().nullable(),
  url: z.string().nullable(),
  state: MessageState.nullable(),
  trouble: z.string().nullable(),
  requestedBy: z.string(),
  at: z.string(),
});
export type IssueView = z.infer<typeof IssueView>;

export const FindingIssues = z.object({
  issues: z.array(IssueView),
  /** Trackers in which the finding has no ticket yet. */
  trackers: z.array(Tracker),
  /** Everything else that a finding can be sent to. */
  receivers: z.array(Tracker),
});
export type FindingIssues = z.infer<typeof FindingIssues>;

export const NewIssue = z.strictObject({ trackerId: z.int().positive() });
export type NewIssue = z.infer<typeof NewIssue>;
