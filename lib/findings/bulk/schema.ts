import { z } from "zod";
import { Assignee } from "../assignment/schema.ts";
import { FilterProblem } from "../filter/filter-problem.ts";
import { LONGEST_FILTER, parseFilter } from "../filter/parse.ts";
import { VEX_JUSTIFICATIONS } from "../lifecycle.ts";
import { FindingRow } from "../list/schema.ts";
import { FindingStatus, Severity } from "../schema.ts";

/** As many findings at once at most. */
export const MOST = 10_000;

const comment = z.string().max(5_000);

/** One thing to do to all of them. Another is an entry here and one in `actions.ts`. */
export const BulkDeed = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("verdict"),
    status: FindingStatus.exclude(["closed", "risk_accepted"]),
    comment: comment.default(""),
    justification: z.enum(VEX_JUSTIFICATIONS).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal("assign"), assignee: Assignee.nullable() }),
  z.strictObject({
    kind: z.literal("severity"),
    severity: Severity.nullable(),
    comment: comment.trim().min(1, "Say why."),
  }),
]);
export type BulkDeed = z.output<typeof BulkDeed>;

const readable = (text: string, context: z.RefinementCtx): void => {
  try {
    parseFilter(text);
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error;
    context.addIssue({ code: "custom", message: `At ${error.start + 1}: ${error.message}` });
  }
};

/** Which findings: all of a filter, or those chosen one by one. */
const Chosen = {
  filter: z.string().max(LONGEST_FILTER).superRefine(readable).nullable().default(null),
  ids: z.array(z.int().positive()).max(MOST).nullable().default(null),
};
const oneOf = (asked: { filter: string | null; ids: number[] | null }): boolean =>
  (asked.filter === null) !== (asked.ids === null);
const ONE = { message: "Name a filter or the findings, one of both." };

export const BulkPreviewRequest = z.strictObject({ ...Chosen, deed: BulkDeed }).refine(oneOf, ONE);
export type BulkPreviewRequest = z.output<typeof BulkPreviewRequest>;

export const BulkRequest = z
  .strictObject({
    ...Chosen,
    deed: BulkDeed,
    /** Of the set that was shown: another set is not touched. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(oneOf, ONE);
export type BulkRequest = z.output<typeof BulkRequest>;

const Refusals = z.array(z.object({ reason: z.string(), count: z.int() }));

export const BulkPreview = z.object({
  digest: z.string(),
  /** Findings that would change; `refused` would stay, each with its reason. */
  changes: z.int(),
  refused: Refusals,
  /** There are more than can be done at once: narrow the filter. */
  tooMany: z.boolean(),
  subjects: z.int(),
  severities: z.record(z.string(), z.int()),
  statuses: z.record(z.string(), z.int()),
  sample: z.array(FindingRow),
});
export type BulkPreview = z.output<typeof BulkPreview>;

export const BulkDone = z.object({ id: z.int(), done: z.int(), refused: Refusals });
export type BulkDone = z.output<typeof BulkDone>;

export const BulkUndone = z.object({ restored: z.int(), left: z.int() });
export type BulkUndone = z.output<typeof BulkUndone>;

export const BulkView = z.object({
  id: z.int(),
  by: z.string(),
  at: z.string(),
  deed: BulkDeed,
  filter: z.string().nullable(),
  done: z.int(),
  refused: Refusals,
  undone: z.object({ at: z.string(), by: z.string(), restored: z.int() }).nullable(),
});
export type BulkView = z.output<typeof BulkView>;

export const BulkPage = z.object({ rows: z.array(BulkView), nextCursor: z.int().nullable() });
export type BulkPage = z.output<typeof BulkPage>;
export const BulkQuery = z.strictObject({
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type BulkQuery = z.output<typeof BulkQuery>;
export const BulkNumber = z.strictObject({ bulkId: z.coerce.number().int().positive().max(2_147_483_647) });
