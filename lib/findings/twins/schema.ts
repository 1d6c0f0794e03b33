import { z } from "zod";
import { AssetReference, FindingState } from "../list/schema.ts";
import { Severity } from "../schema.ts";

const PART = z.enum(["kind", "subjectKey", "ruleKey", "componentKey"]);

/** Why two findings are two: the parts of their identity that differ, each with the reason it is not taken for one. */
export const Distinction = z.object({
  part: PART,
  values: z.tuple([z.string(), z.string()]),
  reason: z.string(),
});
export type Distinction = z.infer<typeof Distinction>;

/** A finding that people may take for the one at hand. */
export const Twin = z.object({
  id: z.int(),
  rule: z.string(),
  component: z.string(),
  subject: AssetReference,
  severity: Severity,
  state: FindingState,
  distinctions: z.array(Distinction),
});
export type Twin = z.infer<typeof Twin>;

export const Twins = z.object({ twins: z.array(Twin) });
