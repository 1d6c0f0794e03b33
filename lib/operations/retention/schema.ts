import { z } from "zod";
import { RETENTION_DAYS } from "../../runtime/schema.ts";

/** What may be let go by age, or sealed. What is not here is kept: findings and their history above all. */
export const RETENTION_KINDS = [
  "report_bodies",
  "runtime_events",
  "posture_snapshots",
  "sessions",
  "audit_entries",
] as const;
export const RetentionKind = z.enum(RETENTION_KINDS);
export type RetentionKind = z.infer<typeof RetentionKind>;

interface About {
  title: string;
  /** What goes, and what stays of it. */
  effect: string;
  /** Days, where nobody chose; null: for ever. */
  usual: number | null;
  least: number;
  /** Null: there is no limit, and "for ever" can be chosen. */
  most: number | null;
}

export const ABOUT: Record<RetentionKind, About> = {
  report_bodies: {
    title: "Originals of reports",
    effect:
      "The document as it was sent. What it said stays, with its digest. An original that open findings rest on, or that waits for a person, is kept whatever its age.",
    usual: null,
    least: 7,
    most: null,
  },
  runtime_events: {
    title: "Single runtime events",
    effect: "Each event with its text. Their groups stay, with times and counts.",
    usual: RETENTION_DAYS,
    least: 1,
    most: RETENTION_DAYS,
  },
  posture_snapshots: {
    title: "Snapshots of the score",
    effect: "Of older days only the last snapshot of each day stays: trends lose nothing.",
    usual: null,
    least: 7,
    most: null,
  },
  sessions: {
    title: "Ended sessions and used links",
    effect:
      "Who was signed in from where, and one-time links that were used or ran out. The audit log keeps each sign-in.",
    usual: 90,
    least: 1,
    most: null,
  },
  audit_entries: {
    title: "Audit entries in the list",
    effect:
      "Older entries leave the list for sealed, compressed segments: they still verify and can be downloaded from the audit page, and are no longer searched one by one.",
    usual: null,
    least: 90,
    most: null,
  },
};

const Days = z.int().min(1).max(36_500).nullable();

/** @returns why these days cannot be chosen for a kind; null where they can */
export const refusalOfDays = (kind: RetentionKind, days: number | null): string | null => {
  const { least, most, title } = ABOUT[kind];
  if (days === null) return most === null ? null : `${title} are kept for ${most} days at most.`;
  if (days < least) return `${title} are kept for ${least} days at least.`;
  return most !== null && days > most ? `${title} are kept for ${most} days at most.` : null;
};

export const RetentionRule = z.object({
  kind: RetentionKind,
  title: z.string(),
  effect: z.string(),
  days: Days,
  least: z.int(),
  most: z.int().nullable(),
  /** 0 while nobody has chosen. */
  version: z.int(),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
});
export type RetentionRule = z.infer<typeof RetentionRule>;

export const RetentionParams = z.object({ kind: RetentionKind });
export const RetentionChange = z.strictObject({ days: Days, version: z.int().nonnegative() });
export type RetentionChange = z.infer<typeof RetentionChange>;

/** In an address "for ever" is the word. */
export const RetentionQuestion = z.strictObject({
  days: z.union([
    z.literal("ever").transform(() => null),
    z.coerce.number().pipe(z.int().min(1).max(36_500)),
  ]),
});

export const RetentionPreview = z.object({
  /** What the next run would let go. */
  rows: z.int(),
  /** About so much space becomes free for new data. */
  bytes: z.number(),
  oldest: z.string().nullable(),
});
export type RetentionPreview = z.infer<typeof RetentionPreview>;
