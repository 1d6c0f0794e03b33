import { z } from "zod";
import { DeliveryState } from "../ingest/schema.ts";
import { AgentProfile } from "./beats/schema.ts";

/** What sends the reports; it decides which command a person is given, and nothing else. */
export const COLLECTOR_KINDS = [
  "trivy",
  "grype",
  "kube-bench",
  "kubernetes",
  "docker",
  "registry",
  "other",
] as const;
export const CollectorKind = z.enum(COLLECTOR_KINDS);
export type CollectorKind = z.infer<typeof CollectorKind>;

/** What people drop onto the page comes through this one; it has no token. */
export const UPLOAD_COLLECTOR = "upload";

export const Binding = z.strictObject({
  kind: z.enum(["cluster", "host"]),
  name: z
    .string()
    .trim()
    .regex(/^[\w.:@/-]+$/, "Use letters, digits and . : @ / _ -")
    .max(253),
});
export type Binding = z.infer<typeof Binding>;

const Interval = z
  .int()
  .min(60, "At least a minute.")
  .max(31 * 86_400, "At most 31 days.");

export const NewCollector = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9._-]*$/i, "Start with a letter or digit; then letters, digits and . _ -")
    .max(100)
    .refine((name) => name.toLowerCase() !== UPLOAD_COLLECTOR, "This name is built in."),
  kind: CollectorKind,
  binding: Binding.nullable().default(null),
  /** How often it reports; decides when it counts as late. */
  intervalSeconds: Interval.nullable().default(null),
});
export type NewCollector = z.infer<typeof NewCollector>;

export const CollectorChange = z
  .strictObject({ intervalSeconds: Interval.nullable().optional(), disabled: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, "Say what to change: intervalSeconds, disabled.");
export type CollectorChange = z.infer<typeof CollectorChange>;

export const TokenRotation = z.strictObject({
  /** How long the tokens there are stay good beside the new one. */
  overlapHours: z
    .number()
    .min(0)
    .max(30 * 24)
    .default(24),
});
export type TokenRotation = z.infer<typeof TokenRotation>;

/** The secret is in nobody's hands but its holder's; this is all there is to see of a token. */
export const CollectorToken = z.object({
  id: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  usedAt: z.string().nullable(),
});
export type CollectorToken = z.infer<typeof CollectorToken>;

export const CollectorView = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.string(),
  binding: z.object({ kind: z.enum(["cluster", "host"]), assetId: z.int(), name: z.string() }).nullable(),
  intervalSeconds: z.int().nullable(),
  createdAt: z.string(),
  /** When its last report came in. */
  seenAt: z.string().nullable(),
  /** From the moment its last report speaks of to its arrival; null when that is unknown. */
  lagSeconds: z.number().nullable(),
  /** It stated times in the future: its clock is ahead of ours. */
  clockAhead: z.boolean(),
  /** When its agent last said that it is alive; null where nothing of ours sends the reports. */
  beatAt: z.string().nullable(),
  /** What its agent said of itself then. */
  agent: AgentProfile.extend({
    /** Older than this Plimsoll: it may see less than it could. */
    older: z.boolean(),
  }).nullable(),
  /** What made its last report that was read. */
  tool: z.object({ name: z.string(), version: z.string().nullable() }).nullable(),
  disabledAt: z.string().nullable(),
  /** Reports per hour of the last day, the oldest hour first. */
  beats: z.array(z.int()).length(24),
  deliveries: z.record(DeliveryState, z.int()),
  /** The newest report that waits for a person: held or failed. */
  trouble: z
    .object({ deliveryId: z.int(), state: DeliveryState, at: z.string(), reason: z.string() })
    .nullable(),
  /** Tokens that are good now. */
  tokens: z.array(CollectorToken),
});
export type CollectorView = z.infer<typeof CollectorView>;

/** The one moment at which a token can be read. */
export const MintedToken = z.object({ collectorId: z.int(), tokenId: z.string(), token: z.string() });
export type MintedToken = z.infer<typeof MintedToken>;
