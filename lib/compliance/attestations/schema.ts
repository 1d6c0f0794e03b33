import { z } from "zod";

/** Proposed by one person, in force once another agrees; `declined` and `withdrawn` never were. */
export const ATTESTATION_STATES = ["proposed", "agreed", "declined", "withdrawn"] as const;
export const AttestationState = z.enum(ATTESTATION_STATES);
export type AttestationState = z.infer<typeof AttestationState>;

/** How large a file of evidence may be, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;

export const AttestationWish = z.strictObject({
  cluster: z.coerce.number().int().positive().optional(),
  statement: z.string().trim().min(10).max(2000),
  effectiveFrom: z.iso.datetime({ offset: true }),
  intervalDays: z.coerce.number().int().min(1).max(1_096),
  /** The name of the file in the body; without one the body is empty. */
  fileName: z.string().trim().min(1).max(200).optional(),
});
export type AttestationWish = z.infer<typeof AttestationWish>;

export const AttestationNumber = z.strictObject({ attestationId: z.coerce.number().int().positive() });

export const REVIEWS = ["agree", "decline", "withdraw"] as const;
export const AttestationReview = z.strictObject({
  review: z.enum(REVIEWS),
  note: z.string().trim().max(2000).default(""),
  /** Of the attestation as the person saw it. */
  version: z.int().positive(),
});
export type AttestationReview = z.infer<typeof AttestationReview>;

export const AttestationView = z.object({
  id: z.int(),
  cluster: z.int().nullable(),
  statement: z.string(),
  effectiveFrom: z.string(),
  expiresAt: z.string(),
  state: AttestationState,
  author: z.string(),
  madeAt: z.string(),
  reviewer: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  reviewNote: z.string(),
  file: z.object({ name: z.string(), size: z.int(), sha256: z.string() }).nullable(),
  version: z.int(),
  /** What the asker may do with it. */
  may: z.array(z.enum(REVIEWS)),
});
export type AttestationView = z.infer<typeof AttestationView>;

/** Days before its end from which an attestation is shown as due. */
export const REMIND_DAYS = 30;

export const DueQuery = z.strictObject({
  /** The id of the last one seen. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type DueQuery = z.infer<typeof DueQuery>;

export const DueAttestation = z.object({
  id: z.int(),
  framework: z.string(),
  control: z.string(),
  cluster: z.object({ id: z.int(), name: z.string() }).nullable(),
  author: z.string(),
  expiresAt: z.string(),
  /** `review`: another person has to agree. `ends`: in force, for less than 30 days. `over`: nothing newer holds. */
  due: z.enum(["review", "ends", "over"]),
});
export type DueAttestation = z.infer<typeof DueAttestation>;

export const DuePage = z.object({ rows: z.array(DueAttestation), next: z.int().nullable() });
export type DuePage = z.infer<typeof DuePage>;
