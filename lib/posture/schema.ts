import { z } from "zod";

/** One aspect of an asset that can be assessed; which kinds of asset have which areas is in `weights.ts`. */
export const AREAS = [
  "vulnerabilities",
  "configuration",
  "secrets",
  "provenance",
  "network",
  "access",
  "runtime",
] as const;
export const Area = z.enum(AREAS);
export type Area = z.infer<typeof Area>;

/** What a score is of: everything, one cluster, one team, a cluster's namespace, what has a label, or the places of a shared view. */
export const Scope = z
  .string()
  .max(500)
  .regex(
    /^(estate|cluster:\d{1,9}|team:\d{1,9}|namespace:\d{1,9}\/[^/\s]{1,253}|view:\d{1,9}|label:[^=\s]{1,200}=.{0,200})$/,
    "Scopes read estate, cluster:ID, team:ID, namespace:CLUSTER/NAME, label:KEY=VALUE or view:ID.",
  )
  .default("estate");
export type Scope = z.infer<typeof Scope>;

const Points = z.number();

export const PostureLine = z.object({
  kind: z.enum(["finding", "stale", "unassessed", "rest"]),
  label: z.string(),
  detail: z.string(),
  href: z.string().nullable(),
  severity: z.string().nullable(),
  assets: z.int(),
  /** Points of the loss that stand on this line; all lines sum to 100 − score. */
  share: Points,
  /** What the score would rise by if this alone were put right; null where nobody can know or it is not one thing. */
  gain: Points.nullable(),
  /** What has it looked at, for what nobody looked at; null for other lines and where no single command does. */
  command: z.string().nullable(),
});
export type PostureLine = z.infer<typeof PostureLine>;

export const Gate = z.object({
  key: z.string(),
  label: z.string(),
  count: z.int(),
  /** The list that it counts; null of a past moment, whose list is not that of now. */
  href: z.string().nullable(),
});
export type Gate = z.infer<typeof Gate>;

export const PostureAction = z.object({
  label: z.string(),
  detail: z.string(),
  owner: z.string().nullable(),
  findings: z.int(),
  gain: Points,
  href: z.string(),
});
export type PostureAction = z.infer<typeof PostureAction>;

/** An area that an admin took out of the score. */
export const Exclusion = z.object({
  name: z.string(),
  href: z.string(),
  area: Area,
  by: z.string().nullable(),
  at: z.string(),
  because: z.string().nullable(),
});
export type Exclusion = z.infer<typeof Exclusion>;

export const Exclusions = z.object({
  /** How many (asset, area) pairs; `shown` has the newest of them. */
  areas: z.int(),
  shown: z.array(Exclusion),
});
export type Exclusions = z.infer<typeof Exclusions>;

export const TrendPoint = z.object({ at: z.string(), score: z.number(), coverage: z.number() });
export type TrendPoint = z.infer<typeof TrendPoint>;

export const Posture = z.object({
  instant: z.string(),
  /** Of a past moment: the digest of all the rest in its canonical form, and how many reports about it came later. */
  asOf: z.object({ sha256: z.string(), late: z.int() }).nullable(),
  scope: z.string(),
  scopeName: z.string(),
  /** Null when there is nothing to score. */
  score: Points.nullable(),
  /** The same with accepted risks left out. */
  honoured: Points.nullable(),
  /** 0 to 100: share of what should be looked at that was, recently enough. */
  coverage: Points.nullable(),
  dismissed: z.object({ findings: z.int(), points: z.number() }),
  /** Risks accepted by an exception: as many as the list behind the link shows. */
  accepted: z.object({ findings: z.int(), href: z.string().nullable() }),
  exclusions: Exclusions,
  assets: z.record(z.string(), z.int()),
  open: z.record(z.string(), z.int()),
  gates: z.array(Gate),
  ledger: z.array(PostureLine),
  actions: z.array(PostureAction),
  weakest: z.array(z.object({ id: z.int(), kind: z.string(), name: z.string(), score: z.number() })),
  parts: z.array(
    z.object({
      scope: z.string(),
      kind: z.enum(["cluster", "team"]),
      name: z.string(),
      score: z.number().nullable(),
      assets: z.int(),
    }),
  ),
  trend: z.array(TrendPoint),
  /** Since a month ago, or since the trend began; null within its first day. Why: lib/posture/movement. */
  change: z.object({ since: z.string(), points: z.number() }).nullable(),
});
export type Posture = z.infer<typeof Posture>;
