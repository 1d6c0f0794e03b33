import { z } from "zod";
import { AssetKind } from "../inventory/schema.ts";
import { ReportProvenance } from "../reports/provenance.ts";
import { TimeZone } from "../reports/schema.ts";
import { AttestationView } from "./attestations/schema.ts";
import { Assessment } from "./framework.ts";
import { STATUSES, Status } from "./status.ts";

/** The whole estate, or one cluster by its asset id. */
export const ComplianceScope = z.strictObject({ cluster: z.coerce.number().int().positive().optional() });
export type ComplianceScope = z.infer<typeof ComplianceScope>;

const Count = z.int().min(0);
const Instant = z.string().nullable();

export const ScopeView = z.object({
  cluster: z.int().nullable(),
  name: z.string(),
  /** Live assets that were evaluated. */
  assets: Count,
});
export type ScopeView = z.infer<typeof ScopeView>;

const Totals = z.object(
  Object.fromEntries(STATUSES.map((status) => [status, Count])) as Record<Status, typeof Count>,
);

/** One framework over a scope. `percent` is passing of applicable controls; null when none applies. */
export const FrameworkSummary = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  publisher: z.string(),
  totals: Totals,
  passing: Count,
  applicable: Count,
  percent: z.number().nullable(),
  newestEvidence: Instant,
});
export type FrameworkSummary = z.infer<typeof FrameworkSummary>;

export const ClusterChoice = z.object({ id: z.int(), name: z.string() });
export type ClusterChoice = z.infer<typeof ClusterChoice>;

export const FrameworkList = z.object({
  scope: ScopeView,
  evaluatedAt: z.string(),
  clusters: z.array(ClusterChoice),
  frameworks: z.array(FrameworkSummary),
});
export type FrameworkList = z.infer<typeof FrameworkList>;

/** Answers by outcome; one answer is one check on one asset (or cluster), or an attestation. */
export const AnswerCounts = z.object({
  pass: Count,
  fail: Count,
  manual: Count,
  stale: Count,
  notAssessed: Count,
  excepted: Count,
});
export type AnswerCounts = z.infer<typeof AnswerCounts>;

export const ControlSummary = z.object({
  id: z.string(),
  section: z.string(),
  title: z.string(),
  assessment: Assessment,
  status: Status,
  counts: AnswerCounts,
  failing: Count,
  oldestEvidence: Instant,
  newestEvidence: Instant,
});
export type ControlSummary = z.infer<typeof ControlSummary>;

export const SectionView = z.object({ id: z.string(), title: z.string(), parent: z.string().nullable() });
export type SectionView = z.infer<typeof SectionView>;

export const FrameworkView = FrameworkSummary.extend({
  source: z.string(),
  scope: ScopeView,
  evaluatedAt: z.string(),
  clusters: z.array(ClusterChoice),
  sections: z.array(SectionView),
  controls: z.array(ControlSummary),
});
export type FrameworkView = z.infer<typeof FrameworkView>;

export const AssetView = z.object({ id: z.int(), kind: AssetKind, name: z.string() });

export const OUTCOMES = ["fail", "stale", "notAssessed", "manual", "pass"] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** What one check says of one asset, or of the assets of one cluster that decided for it. */
export const AnswerView = z.object({
  assets: z.array(AssetView),
  outcome: Outcome,
  /** The tool's own key where one decided. */
  key: z.string().nullable(),
  observedAt: Instant,
  reportSha256: z.string().nullable(),
});
export type AnswerView = z.infer<typeof AnswerView>;

export const CheckView = z.object({
  check: z.string(),
  counts: z.record(Outcome, Count),
  /** The first of them, worst first; `counts` has them all. */
  answers: z.array(AnswerView),
});
export type CheckView = z.infer<typeof CheckView>;

export const ControlView = ControlSummary.extend({
  framework: z.object({ id: z.string(), title: z.string(), version: z.string() }),
  scope: ScopeView,
  evaluatedAt: z.string(),
  requirement: z.string(),
  level: z.int().nullable(),
  /** What a person must show, and how many days an attestation lasts. */
  manual: z.object({ evidence: z.string(), intervalDays: z.int() }).nullable(),
  /** What people said of it, newest first. */
  attestations: z.array(AttestationView),
  checks: z.array(CheckView),
  evidence: z.array(ReportProvenance),
});
export type ControlView = z.infer<typeof ControlView>;

export const FrameworkPath = z.strictObject({ frameworkId: z.string().max(100) });
export const ControlPath = FrameworkPath.extend({ controlId: z.string().max(100) });

/** The zone is that of the person who asks; the document prints it beside UTC. */
export const ReportQuery = ComplianceScope.extend({
  timeZone: TimeZone,
});
export type ReportQuery = z.infer<typeof ReportQuery>;
