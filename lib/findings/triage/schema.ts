import { z } from "zod";
import { VEX_JUSTIFICATIONS } from "../lifecycle.ts";
import { FindingStatus, Severity } from "../schema.ts";

const version = z.int().positive();
const comment = z.string().max(5_000);

/** A person's word on a finding. `risk_accepted` is not a choice: it takes an approved exception. */
const Verdict = {
  status: FindingStatus.exclude(["closed"]),
  comment: comment.default(""),
  justification: z.enum(VEX_JUSTIFICATIONS).nullable().default(null),
};

export const Triage = z.strictObject({
  ...Verdict,
  /** The version the person saw; another one means somebody was faster. */
  version,
});
export type Triage = z.output<typeof Triage>;

const Seen = z.strictObject({ id: z.int().positive(), version });

export const TriageUndo = z.strictObject({ findings: z.array(Seen).min(1).max(500) });
export type TriageUndo = z.output<typeof TriageUndo>;

export const SeverityOverride = z.strictObject({
  /** Null takes an override back. */
  severity: Severity.nullable(),
  reason: comment.trim().min(1, "Say why."),
  version,
});
export type SeverityOverride = z.output<typeof SeverityOverride>;

export const Comment = z.strictObject({ comment: comment.trim().min(1, "Write something.") });
export type Comment = z.output<typeof Comment>;

export const Decided = z.object({ id: z.int(), version: z.int(), status: FindingStatus });
export type Decided = z.infer<typeof Decided>;

/** What became of many: those that moved, and those that could not, each with its reason. */
export const DecidedMany = z.object({
  decided: z.array(Decided),
  refused: z.array(z.object({ id: z.int(), reason: z.string() })),
});
export type DecidedMany = z.infer<typeof DecidedMany>;

export const FindingNumber = z.strictObject({
  findingId: z.coerce.number().int().positive().max(2_147_483_647),
});
