import { z } from "zod";
import { PRIORITIES } from "../priority/priority.ts";
import { CloseCause, FindingKind, FindingStatus, Severity } from "../schema.ts";

export const FINDING_STATES = ["present", "unconfirmed", "closed"] as const;
export const FindingState = z.enum(FINDING_STATES);
export type FindingState = z.infer<typeof FindingState>;

export const AssetReference = z.object({ id: z.int(), kind: z.string(), name: z.string() });
export type AssetReference = z.infer<typeof AssetReference>;

/** Where a finding is now: `names` are the first few workloads, hosts or images, for a glance. */
export const Whereabouts = z.object({
  images: z.int(),
  workloads: z.int(),
  hosts: z.int(),
  names: z.array(z.string()),
});
export type Whereabouts = z.infer<typeof Whereabouts>;

export const FindingRow = z.object({
  id: z.int(),
  /** Grows with every change; a decision names the one it was made on. */
  version: z.int(),
  kind: FindingKind,
  severity: Severity,
  /** True when a person set it. */
  overridden: z.boolean(),
  rule: z.object({
    key: z.string(),
    title: z.string(),
    kev: z.boolean(),
    epss: z.number().nullable(),
  }),
  component: z.string(),
  installed: z.array(z.string()),
  fixedIn: z.array(z.string()),
  subject: AssetReference,
  where: Whereabouts,
  sources: z.array(z.string()),
  /** What people said; `state` says what reports say. */
  status: FindingStatus,
  state: FindingState,
  cause: CloseCause.nullable(),
  needsReview: z.boolean(),
  team: z.string().nullable(),
  /** Null until it was looked at the first time. */
  priority: z.enum(PRIORITIES).nullable(),
  dueAt: z.string().nullable(),
  /** A person (their id) or a team (its number, as text). */
  assignee: z.object({ kind: z.enum(["person", "team"]), id: z.string(), name: z.string() }).nullable(),
  firstSeen: z.string(),
  changedAt: z.string(),
  closedAt: z.string().nullable(),
});
export type FindingRow = z.infer<typeof FindingRow>;

/** `capped`: there are more than `count`. */
export const Total = z.object({ count: z.int(), capped: z.boolean() });
export type Total = z.infer<typeof Total>;

export const FindingPage = z.object({
  rows: z.array(FindingRow),
  nextCursor: z.string().nullable(),
});
export type FindingPage = z.infer<typeof FindingPage>;

const Facet = z.object({ value: z.string(), label: z.string(), count: z.int().nullable() });
export type Facet = z.infer<typeof Facet>;

/** Counts beside each choice, with the other filters in force. A null count: a choice that is not counted. */
export const FindingFacets = z.object({
  kind: z.array(Facet),
  severity: z.array(Facet),
  status: z.array(Facet),
  state: z.array(Facet),
  team: z.array(Facet),
  cluster: z.array(Facet),
  tool: z.array(Facet),
  /** True when only the first findings of a very long list were counted. */
  capped: z.boolean(),
});
export type FindingFacets = z.infer<typeof FindingFacets>;
