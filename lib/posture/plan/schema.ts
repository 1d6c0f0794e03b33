import { z } from "zod";
import { Scope } from "../schema.ts";
import { MEASURES } from "./choose.ts";
import { FIX_KINDS } from "./fix.ts";

const Keys = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat())
  .pipe(z.array(z.string().max(300)).max(200));

/** Which fixes: those named, or the best so many by what they gain or by what they gain for their effort. */
export const PlanQuery = z.strictObject({
  scope: Scope,
  pick: Keys.optional(),
  best: z.coerce.number().int().min(1).max(20).optional(),
  by: z.enum(MEASURES).default("gain"),
});
export type PlanQuery = z.output<typeof PlanQuery>;

export const PlannedFix = z.object({
  key: z.string(),
  kind: z.enum(FIX_KINDS),
  label: z.string(),
  findings: z.int(),
  effort: z.int(),
  owners: z.array(z.string()),
  href: z.string(),
  /** Points if it alone were done. */
  alone: z.number(),
  /** Chosen: its place in the plan from 1, the points it adds there, the score after it. */
  step: z.object({ place: z.int(), adds: z.number(), score: z.number() }).nullable(),
});
export type PlannedFix = z.output<typeof PlannedFix>;

export const PlanView = z.object({
  scope: Scope,
  scopeName: z.string(),
  instant: z.string(),
  score: z.number().nullable(),
  /** The exact score if all that is chosen were done now and nothing else changed. */
  predicted: z.number().nullable(),
  fixes: z.array(PlannedFix),
});
export type PlanView = z.output<typeof PlanView>;

export const NewPlan = z.strictObject({
  name: z.string().trim().min(1, "Give the plan a name.").max(200),
  scope: Scope,
  pick: z.array(z.string().max(300)).min(1, "Choose at least one fix.").max(200),
});
export type NewPlan = z.output<typeof NewPlan>;

/** A plan that was kept, beside what came of it. */
export const SavedPlan = z.object({
  id: z.int(),
  name: z.string(),
  scope: Scope,
  scopeName: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  /** When it was made. */
  score: z.number(),
  predicted: z.number(),
  actions: z.array(z.object({ key: z.string(), label: z.string(), adds: z.number() })),
  /** Now. */
  findings: z.int(),
  done: z.int(),
  scoreNow: z.number().nullable(),
  /** The score of now if what is still open of the plan were done too. */
  predictedNow: z.number().nullable(),
});
export type SavedPlan = z.output<typeof SavedPlan>;

export const PlanNumber = z.strictObject({ planId: z.coerce.number().int().positive().max(2_147_483_647) });
