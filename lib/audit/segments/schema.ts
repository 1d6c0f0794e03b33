import { z } from "zod";

/** Entries that left the list: one compressed bundle, or only what it was (`letGoAt`). */
export const AuditSegment = z.object({
  id: z.int(),
  /** Numbers of its first and last entry. */
  first: z.int(),
  last: z.int(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** Size of the compressed bundle, and the SHA-256 of it that the log itself holds. */
  bytes: z.int(),
  sha256: z.string(),
  sealedAt: z.string(),
  /** When it was first downloaded; only then may its text go. */
  takenAt: z.string().nullable(),
  letGoAt: z.string().nullable(),
});
export type AuditSegment = z.infer<typeof AuditSegment>;

export const AuditSegments = z.object({ segments: z.array(AuditSegment) });
export const SegmentParams = z.object({ id: z.coerce.number().int().positive() });
