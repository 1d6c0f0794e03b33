import { z } from "zod";

export const BaselineWish = z.strictObject({
  name: z.string().trim().min(1).max(200),
  cluster: z.int().positive().optional(),
});
export type BaselineWish = z.infer<typeof BaselineWish>;

export const BaselineNumber = z.strictObject({ baselineId: z.coerce.number().int().positive() });

/** `worse`: what passed fails. `better`: what failed passes. `silent`: nobody says any more. `other`: to or from a manual answer. */
export const DRIFTS = ["worse", "silent", "better", "other"] as const;
export const Drift = z.enum(DRIFTS);
export type Drift = z.infer<typeof Drift>;

const Counts = z.object({ worse: z.int(), silent: z.int(), better: z.int(), other: z.int(), same: z.int() });

export const BaselineSummary = z.object({
  id: z.int(),
  name: z.string(),
  cluster: z.string().nullable(),
  madeBy: z.string(),
  madeAt: z.string(),
  version: z.int(),
  results: z.int(),
  counts: Counts,
});
export type BaselineSummary = z.infer<typeof BaselineSummary>;

const Said = z.enum(["pass", "fail", "manual"]);

export const DriftLine = z.object({
  drift: Drift,
  asset: z.object({ id: z.int(), kind: z.string(), name: z.string() }),
  rule: z.object({ id: z.int(), key: z.string(), title: z.string() }),
  was: Said,
  /** Null when nobody says any more. */
  is: Said.nullable(),
});
export type DriftLine = z.infer<typeof DriftLine>;

export const DriftQuery = z.strictObject({
  /** `asset.rule` of the last line seen. */
  after: z
    .string()
    .regex(/^\d+\.\d+$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type DriftQuery = z.infer<typeof DriftQuery>;

export const BaselineView = BaselineSummary.extend({
  drift: z.array(DriftLine),
  next: z.string().nullable(),
});
export type BaselineView = z.infer<typeof BaselineView>;
