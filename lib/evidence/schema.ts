import { z } from "zod";

export const PACK_FORMAT = "plimsoll-evidence/1";
export const MANIFEST = "manifest.json";
export const NOTE = "manifest.note";
export const PROOFS = "audit.json";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const PackedFile = z.strictObject({ name: z.string(), bytes: z.int().min(0), sha256: Sha256 });
export type PackedFile = z.infer<typeof PackedFile>;

/** What a pack says of itself. Its SHA-256 is what the instance signs. */
export const Manifest = z.strictObject({
  format: z.literal(PACK_FORMAT),
  product: z.strictObject({ name: z.string(), version: z.string() }),
  /** What it is evidence of: a framework or the posture, over a scope. */
  subject: z.strictObject({ kind: z.string(), id: z.string(), title: z.string(), scope: z.string() }),
  /** The instant that all numbers are of, RFC 3339. */
  instant: z.string(),
  madeBy: z.string(),
  /** Verifier key of the instance's audit log (C2SP signed-note). */
  key: z.string(),
  /** Number of the audit entry that records the making of this pack. */
  entry: z.int().positive(),
  files: z.array(PackedFile),
});
export type Manifest = z.infer<typeof Manifest>;

/** Entries of the audit log, each with the way to the root that the checkpoint signed (RFC 6962). */
export const PackedProofs = z.strictObject({
  checkpoint: z.string(),
  entries: z.array(
    z.strictObject({
      seq: z.int().positive(),
      /** The canonical text that was hashed. */
      text: z.string(),
      proof: z.array(Sha256),
    }),
  ),
});
export type PackedProofs = z.infer<typeof PackedProofs>;

/** What checking found. `what` names the part that is not as it was made. */
export type PackVerdict =
  | { ok: true; manifest: Manifest; signedAt: string; entries: number }
  | { ok: false; what: string; reason: string };
