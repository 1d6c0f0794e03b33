import { z } from "zod";
import { Inheritance } from "../../inventory/images/lineage/schema.ts";
import { VEX_JUSTIFICATIONS } from "../lifecycle.ts";
import { AssetReference, FindingRow } from "../list/schema.ts";
import { FindingStatus, Severity } from "../schema.ts";

export const ReportReference = z.object({
  id: z.int(),
  sha256: z.string(),
  tool: z.string().nullable(),
  toolVersion: z.string().nullable(),
  format: z.string().nullable(),
  /** The vulnerability database the tool used, as the report states it. */
  feeds: z.unknown(),
  scannedAt: z.string().nullable(),
  receivedAt: z.string(),
});
export type ReportReference = z.infer<typeof ReportReference>;

/** "This tool saw it on this asset at this place", now, or (`until`) until a later report no longer did. */
export const OccurrenceView = z.object({
  asset: AssetReference,
  live: z.boolean(),
  tool: z.string(),
  place: z.string(),
  version: z.string(),
  fixedVersion: z.string(),
  fixState: z.string(),
  severity: Severity,
  /** The id under which the tool reported it. */
  reportedAs: z.string(),
  /** What the tool says of this very place, "" where it says nothing more than its rule does. */
  detail: z.string(),
  sinceReport: z.int(),
  untilReport: z.int().nullable(),
});
export type OccurrenceView = z.infer<typeof OccurrenceView>;

export const TimelineView = z.object({
  id: z.int(),
  at: z.string(),
  event: z.string(),
  actor: z.object({ kind: z.string(), name: z.string() }),
  reportId: z.int().nullable(),
  cause: z.string().nullable(),
  /** A feed of advisories moved it, where nothing here changed. */
  by: z.literal("feed").nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  comment: z.string().nullable(),
  justification: z.string().nullable(),
});
export type TimelineView = z.infer<typeof TimelineView>;

export const DecisionView = z.object({
  status: FindingStatus,
  justification: z.enum(VEX_JUSTIFICATIONS).nullable(),
  comment: z.string(),
  by: z.string(),
  at: z.string(),
  /** The exception under which the risk is accepted. */
  exception: z.object({ id: z.int(), name: z.string(), endsAt: z.string().nullable() }).nullable(),
});

/** Why two scanners' words are one finding: what was hashed, and who said that two names mean the same. */
export const Identity = z.object({
  version: z.string(),
  fingerprint: z.string(),
  /** The hashed text. */
  encoded: z.string(),
  parts: z.array(z.object({ part: z.string(), value: z.string() })),
  aliases: z.array(z.object({ name: z.string(), alias: z.string(), reportIds: z.array(z.int()) })),
  sources: z.array(z.object({ tool: z.string(), reportedAs: z.string(), severity: Severity })),
});

export const FindingDetail = FindingRow.extend({
  rule: FindingRow.shape.rule.extend({
    description: z.string(),
    remediation: z.string(),
    urls: z.array(z.string()),
    cvss: z.array(
      z.object({ source: z.string(), version: z.string(), score: z.number(), vector: z.string() }),
    ),
    publishedAt: z.string().nullable(),
    aliases: z.array(z.string()),
  }),
  package: z.object({ name: z.string(), type: z.string(), purl: z.string().nullable() }),
  /** Severity as the sources have it, whatever a person said. */
  reportedSeverity: Severity,
  /** `place`: cluster and namespace, which tell workloads of one name apart. */
  workloads: z.array(AssetReference.extend({ place: z.string() })),
  hosts: z.array(AssetReference),
  containers: z.int(),
  occurrences: z.array(OccurrenceView),
  past: z.array(OccurrenceView),
  /** Occurrences beyond those listed. */
  unlisted: z.int(),
  timeline: z.array(TimelineView),
  decision: DecisionView.nullable(),
  identity: Identity,
  reports: z.array(ReportReference),
  /** Statuses a person may set from here. */
  moves: z.array(FindingStatus),
  /** On how many of its images it comes from a base, and from which; null where it is not about images. */
  inheritance: Inheritance.nullable(),
  /** The smallest version that clears it everywhere; null where there is none, or nobody can say. */
  clears: z.string().nullable(),
  /** Open findings of the same rule elsewhere. */
  similar: z.int(),
});
export type FindingDetail = z.infer<typeof FindingDetail>;

/** How an address names a finding: by its number or its fingerprint. */
export const FindingReference = z.strictObject({
  findingId: z
    .string()
    .regex(/^([1-9]\d{0,9}|[0-9a-f]{32})$/, "A finding is named by its number or its fingerprint."),
});
