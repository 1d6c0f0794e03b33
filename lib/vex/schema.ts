import { z } from "zod";
import { VEX_JUSTIFICATIONS } from "../findings/lifecycle.ts";
import { FindingStatus } from "../findings/schema.ts";
import { VEX_STATUSES } from "../ingest/reading/knowledge.ts";

/**
 * What a statement means for a finding: waits for a person (`suggested`), decided it (`applied`), says what stands
 * already (`agrees`), was overruled by a person who decided otherwise, gave way to a newer one, or was dismissed.
 */
export const MATCH_STATES = [
  "suggested",
  "applied",
  "agrees",
  "overruled",
  "superseded",
  "dismissed",
] as const;
export const MatchState = z.enum(MATCH_STATES);
export type MatchState = z.infer<typeof MatchState>;

export const VexFormat = z.enum(["openvex", "cyclonedx"]);
export type VexFormat = z.infer<typeof VexFormat>;

export const VexExport = z.strictObject({
  format: VexFormat.default("openvex"),
  /** Who says it: an organisation's name. */
  author: z.string().trim().min(1).max(200).optional(),
});
export type VexExport = z.output<typeof VexExport>;

export const VexTrust = z.strictObject({
  collectorId: z.int().positive(),
  author: z.string().max(1_000),
  trusted: z.boolean(),
});
export type VexTrust = z.output<typeof VexTrust>;

export const VexAnswer = z.strictObject({
  accept: z.boolean(),
  matches: z
    .array(z.strictObject({ statementId: z.int().positive(), findingId: z.int().positive() }))
    .min(1)
    .max(500),
});
export type VexAnswer = z.output<typeof VexAnswer>;

export const VexAnswered = z.object({
  applied: z.int(),
  dismissed: z.int(),
  refused: z.array(z.object({ findingId: z.int(), reason: z.string() })),
});
export type VexAnswered = z.infer<typeof VexAnswered>;

export const VexAuthor = z.object({
  collectorId: z.int(),
  collector: z.string(),
  author: z.string(),
  statements: z.int(),
  trusted: z.boolean(),
  matches: z.partialRecord(MatchState, z.int()),
});
export type VexAuthor = z.infer<typeof VexAuthor>;

export const VexMatchView = z.object({
  statementId: z.int(),
  findingId: z.int(),
  state: MatchState,
  whole: z.boolean(),
  author: z.string(),
  collector: z.string(),
  statedAt: z.string().nullable(),
  reportId: z.int(),
  says: z.enum(VEX_STATUSES),
  justification: z.enum(VEX_JUSTIFICATIONS).nullable(),
  comment: z.string(),
  /** What it asks the finding to become, and what the finding is. */
  proposed: FindingStatus,
  status: FindingStatus,
  rule: z.string(),
  component: z.string(),
  subject: z.string(),
});
export type VexMatchView = z.infer<typeof VexMatchView>;

export const VexMatches = z.strictObject({
  state: MatchState.default("suggested"),
  finding: z.coerce.number().int().positive().optional(),
  after: z
    .string()
    .regex(/^\d{1,10}-\d{1,10}$/)
    .optional(),
});
export type VexMatches = z.output<typeof VexMatches>;

export const VexDesk = z.object({
  authors: z.array(VexAuthor),
  matches: z.array(VexMatchView),
  nextCursor: z.string().nullable(),
});
export type VexDesk = z.infer<typeof VexDesk>;
