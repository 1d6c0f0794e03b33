import { z } from "zod";
import { FilterProblem } from "../findings/filter/filter-problem.ts";
import { parseFilter } from "../findings/filter/parse.ts";
import { VEX_JUSTIFICATIONS } from "../findings/lifecycle.ts";
import { FindingRow } from "../findings/list/schema.ts";

/** Where an exception is in its life. Only an approved one does anything. */
export const EXCEPTION_STATES = [
  "requested",
  "approved",
  "declined",
  "withdrawn",
  "revoked",
  "ended",
] as const;
export const ExceptionState = z.enum(EXCEPTION_STATES);
export type ExceptionState = z.infer<typeof ExceptionState>;

/** What its findings become. Dismissals go this way only where they are more than one person may dismiss alone. */
export const EXCEPTION_STATUSES = ["risk_accepted", "false_positive", "not_affected"] as const;

/** As many findings one exception covers at most: more is not a decision any more. */
export const MOST_FINDINGS = 10_000;

/** What people said of findings is what an exception changes: it cannot be what it is chosen by. */
const NOT_IN_SCOPE = new Set(["is", "status", "cause", "exception", "since"]);

/** A filter in the grammar that says which findings, by what they are and where. */
const ScopeText = z
  .string()
  .trim()
  .max(2_000)
  .superRefine((text, context) => {
    try {
      const terms = parseFilter(text);
      const foreign = terms.find(({ field }) => NOT_IN_SCOPE.has(field));
      if (terms.length === 0)
        context.addIssue({
          code: "custom",
          message: "Say which findings: an exception for everything is none.",
        });
      else if (foreign)
        context.addIssue({
          code: "custom",
          message: `A scope says which findings by what they are and where; “${foreign.field}:” says what became of them.`,
        });
    } catch (error) {
      if (!(error instanceof FilterProblem)) throw error;
      context.addIssue({ code: "custom", message: `At ${error.start + 1}: ${error.message}` });
    }
  });

const Ends = {
  endsAt: z.iso.datetime({ offset: true }).nullable().default(null),
  endsOnFix: z.boolean().default(false),
  endsOnKev: z.boolean().default(true),
  /** From this EPSS on, 0 to 1. */
  endsOnEpss: z.number().gt(0).max(1).nullable().default(null),
  endsOnExposure: z.boolean().default(false),
};
const reason = z.string().trim().min(10, "Say why, in a sentence somebody else can judge.").max(5_000);

export const ExceptionPreviewQuery = z.strictObject({ scope: ScopeText, ...Ends });
export type ExceptionPreviewQuery = z.output<typeof ExceptionPreviewQuery>;

export const ExceptionRequest = z
  .strictObject({
    name: z.string().trim().min(1, "Give it a name.").max(200),
    reason,
    scope: ScopeText,
    status: z.enum(EXCEPTION_STATUSES).default("risk_accepted"),
    justification: z.enum(VEX_JUSTIFICATIONS).nullable().default(null),
    /** The exception that this one goes on from. */
    renews: z.int().positive().nullable().default(null),
    ...Ends,
  })
  .refine((asked) => (asked.status === "not_affected") === (asked.justification !== null), {
    path: ["justification"],
    message: "A VEX justification belongs to “not affected”, and to nothing else.",
  })
  .refine((asked) => asked.status !== "risk_accepted" || asked.endsAt !== null, {
    path: ["endsAt"],
    message: "An accepted risk ends: say when at the latest.",
  });
export type ExceptionRequest = z.output<typeof ExceptionRequest>;

export const ExceptionDecision = z.strictObject({
  decision: z.enum(["approve", "decline", "withdraw", "revoke"]),
  note: z.string().trim().max(5_000).default(""),
  /** The version the person saw. */
  version: z.int().positive(),
});
export type ExceptionDecision = z.output<typeof ExceptionDecision>;

/** What a scope takes now. */
export const ExceptionPreview = z.object({
  /** Open findings that it would cover; `capped`: more than one exception may. */
  findings: z.int(),
  capped: z.boolean(),
  /** In the scope, but already settled by a decision or with a condition of ending that holds today. */
  leftOut: z.object({ settled: z.int(), fix: z.int(), kev: z.int(), epss: z.int(), exposure: z.int() }),
  severities: z.record(z.string(), z.int()),
  subjects: z.int(),
  sample: z.array(FindingRow),
  /** Other people who may approve it. */
  approvers: z.int(),
});
export type ExceptionPreview = z.output<typeof ExceptionPreview>;

export const ExceptionView = z.object({
  id: z.int(),
  name: z.string(),
  status: z.enum(EXCEPTION_STATUSES),
  justification: z.enum(VEX_JUSTIFICATIONS).nullable(),
  reason: z.string(),
  scope: z.string(),
  state: ExceptionState,
  requestedBy: z.object({ id: z.string(), name: z.string() }),
  requestedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decisionNote: z.string(),
  endsAt: z.string().nullable(),
  endsOnFix: z.boolean(),
  endsOnKev: z.boolean(),
  endsOnEpss: z.number().nullable(),
  endsOnExposure: z.boolean(),
  endedAt: z.string().nullable(),
  endedBecause: z.string().nullable(),
  renewsId: z.int().nullable(),
  renewedById: z.int().nullable(),
  version: z.int(),
  /** Findings under it now, and those that left it. */
  findings: z.int(),
  left: z.int(),
});
export type ExceptionView = z.output<typeof ExceptionView>;

export const ExceptionQuery = z.strictObject({
  state: ExceptionState.optional(),
  /** Those that end, or ended, from here on and before there. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Those waiting for the asker's approval. */
  mine: z.enum(["approve", "requested"]).optional(),
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ExceptionQuery = z.output<typeof ExceptionQuery>;

export const ExceptionPage = z.object({
  rows: z.array(ExceptionView),
  total: z.int(),
  nextCursor: z.int().nullable(),
});
export type ExceptionPage = z.output<typeof ExceptionPage>;

export const ExceptionMember = z.object({
  id: z.int(),
  rule: z.string(),
  component: z.string(),
  subject: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  because: z.string().nullable(),
});
export const ExceptionDetail = z.object({
  exception: ExceptionView,
  members: z.array(ExceptionMember),
  approvers: z.int(),
  /** What the asker may do with it now. */
  moves: z.array(z.enum(["approve", "decline", "withdraw", "revoke", "renew"])),
});
export type ExceptionDetail = z.output<typeof ExceptionDetail>;

export const ExceptionNumber = z.strictObject({
  exceptionId: z.coerce.number().int().positive().max(2_147_483_647),
});
