import { z } from "zod";

/** What became of a delivery. `held` waits for a person with a preview; `failed` names place and reason and can be replayed. */
export const DELIVERY_STATES = ["queued", "applied", "unchanged", "held", "failed", "discarded"] as const;
export const DeliveryState = z.enum(DELIVERY_STATES);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Counted in findings. */
export const Outcome = z.object({
  new: z.int(),
  reopened: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  fixed: z.int(),
  /** Entries left out, each named in the report's summary. */
  skipped: z.int(),
  /** Inventory objects the report stated. */
  objects: z.int(),
});
export type Outcome = z.infer<typeof Outcome>;

export const Trouble = z.object({
  code: z.string(),
  /** JSON pointer, `line N` or `byte N` in the document; "" when it is about the whole. */
  path: z.string(),
  reason: z.string(),
});
export type Trouble = z.infer<typeof Trouble>;

export const SubjectText = z
  .string()
  .regex(/^(image|host|cluster|source):\S.*$/, "Subjects read image:REF, host:ID, cluster:ID or source:URL.")
  .max(500);

export const DeliveryView = z.object({
  deliveryId: z.int(),
  reportId: z.int(),
  sha256: z.string(),
  state: DeliveryState,
  collector: z.object({ id: z.int(), name: z.string() }),
  fileName: z.string().nullable(),
  subjects: z.array(z.string()),
  format: z.string().nullable(),
  tool: z.object({ name: z.string(), version: z.string().nullable() }).nullable(),
  receivedAt: z.string(),
  observedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  outcome: Outcome.nullable(),
  trouble: Trouble.nullable(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const Accepted = z.object({
  reportId: z.int(),
  deliveryId: z.int(),
  sha256: z.string(),
  /** True when these very bytes had been accepted with the same stated time or key: nothing will be applied again. */
  repeated: z.boolean(),
});
export type Accepted = z.infer<typeof Accepted>;
