import { z } from "zod";
import { Moment } from "../../moments/moments.ts";
import { Scope } from "../schema.ts";
import { CAUSES } from "./movement.ts";

/** Two moments of one scope; `to` is now when nothing is said. */
export const Between = z.strictObject({ scope: Scope, from: Moment, to: Moment.optional() });
export type Between = z.output<typeof Between>;

const Part = z.object({
  cause: z.enum(CAUSES),
  label: z.string(),
  points: z.number(),
  count: z.int(),
  href: z.string().nullable(),
});

/** Why a score moved; the parts sum to `points`. */
export const MovementView = z.object({
  scope: Scope,
  from: z.string(),
  to: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  points: z.number(),
  parts: z.array(Part),
});
export type MovementView = z.output<typeof MovementView>;

/** Findings of a scope at two moments: `fixed + gone + withdrawn + unchanged` were open at the first, `fresh + unchanged` are at the second. */
export const Comparison = z.object({
  scope: Scope,
  from: z.string(),
  to: z.string(),
  before: z.int(),
  after: z.int(),
  fresh: z.int(),
  fixed: z.int(),
  gone: z.int(),
  withdrawn: z.int(),
  unchanged: z.int(),
  /** Of `unchanged`: accepted or dismissed since. */
  excepted: z.int(),
});
export type Comparison = z.output<typeof Comparison>;
