import { z } from "zod";

/** `noun.verbed`: finding.triaged, report.applied, audit.exported. */
export const AuditAction = z.string().regex(/^[a-z][a-z_]*\.[a-z][a-z_]*$/, "an action reads noun.verbed");

/** What a caller of `record` says happened. */
export interface AuditEvent {
  action: string;
  subject: { kind: string; id: string | number; name?: string };
  before?: unknown;
  after?: unknown;
  detail?: unknown;
}

/** The content of an entry: exactly what the canonical text that was hashed says. */
export const AuditRecord = z.object({
  /** Unique, so that no two entries ever have the same text. */
  id: z.string(),
  at: z.string(),
  action: AuditAction,
  actor: z.object({
    kind: z.enum(["person", "collector", "system"]),
    id: z.string(),
    name: z.string(),
    role: z.string(),
    ip: z.string().nullable(),
  }),
  requestId: z.string().nullable(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  detail: z.unknown().optional(),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

export const AuditEntry = AuditRecord.extend({
  /** Position in the log, from 1, without gaps. */
  seq: z.number().int(),
  /** Hexadecimal SHA-256 (RFC 6962 leaf hash of the text). */
  leafHash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditFilter = z.strictObject({
  /** Entries before this number: the last one of the page shown. */
  cursor: z.coerce.number().int().positive().optional(),
  actorId: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  subjectKind: z.string().max(100).optional(),
  subjectId: z.string().max(500).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditPage = z.object({ entries: z.array(AuditEntry), nextCursor: z.number().int().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;

export const CheckpointPlace = z.object({
  place: z.string(),
  /** Size of the newest checkpoint that arrived there. */
  size: z.int(),
  at: z.string().nullable(),
  problem: z.string().nullable(),
});
export type CheckpointPlace = z.infer<typeof CheckpointPlace>;

export const AuditStatus = z.object({
  /** Entries in the log; `pending` more are recorded and wait for their number. */
  size: z.number().int(),
  pending: z.number().int(),
  checkpoint: z.object({ size: z.number().int(), at: z.string(), note: z.string() }).nullable(),
  /** The last full re-reading of the stored log; `problem` names the first bad entry. */
  verified: z.object({ size: z.number().int(), at: z.string(), problem: z.string().nullable() }).nullable(),
  /** Verifier key to keep elsewhere. */
  key: z.string().nullable(),
  /** Where checkpoints are taken to, out of this machine's reach. */
  places: z.array(CheckpointPlace),
});
export type AuditStatus = z.infer<typeof AuditStatus>;

export const AuditRange = z.strictObject({
  /** First and last entry wanted; the bundle begins at the checkpoint before. */
  from: z.coerce.number().int().positive().optional(),
  to: z.coerce.number().int().positive().optional(),
});
export type AuditRange = z.infer<typeof AuditRange>;
