import { z } from "zod";
import { Severity } from "../../findings/schema.ts";
import { AREAS } from "../../posture/schema.ts";
import { LIFETIMES } from "../lifetimes/schema.ts";
import { AssetKind } from "../schema.ts";

export const EXPOSURES = ["internet", "running", "not_running", "unknown"] as const;

/** `?label=team=pay&label=tier=web`: one or several, all of which must match. */
const LabelFilters = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat())
  .pipe(
    z
      .array(
        z
          .string()
          .max(400)
          .regex(/^[^=]+(=.*)?$/, "Labels read KEY=VALUE or KEY."),
      )
      .max(10),
  );

export const AssetFilter = z.strictObject({
  kind: AssetKind,
  q: z.string().trim().max(200).optional(),
  label: LabelFilters.optional(),
  namespace: z.string().max(300).optional(),
  /** Id of a cluster. */
  cluster: z.coerce.number().int().optional(),
  /** Id of a team, or `none` for what nobody owns. */
  team: z.union([z.literal("none"), z.coerce.number().int()]).optional(),
  live: z.enum(["yes", "no"]).optional(),
  role: z.string().max(100).optional(),
  /** One or several: `internet,running`. */
  exposure: z
    .string()
    .max(100)
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(EXPOSURES)))
    .optional(),
  /** `yes`: images on an operating system without support. */
  endOfLife: z.literal("yes").optional(),
  provider: z.string().max(100).optional(),
  /** `yes`: ran, but no scan has ever looked inside. */
  unscanned: z.literal("yes").optional(),
  /** Ids of what containers are instances of, were started from, and ran on. */
  workload: z.coerce.number().int().optional(),
  image: z.coerce.number().int().optional(),
  host: z.coerce.number().int().optional(),
  /** How long a container lived. */
  lifetime: z.enum(LIFETIMES).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.string().max(1000).optional(),
});
export type AssetFilter = z.infer<typeof AssetFilter>;
export type AssetQuery = z.input<typeof AssetFilter>;

export const FRESHNESS = ["fresh", "stale", "never"] as const;

export const AssetRow = z.object({
  id: z.int(),
  kind: AssetKind,
  name: z.string(),
  cluster: z.object({ id: z.int(), name: z.string() }).nullable(),
  namespace: z.string().nullable(),
  /** Where a container ran. */
  host: z.object({ id: z.int(), name: z.string() }).nullable(),
  team: z.object({ id: z.int(), name: z.string() }).nullable(),
  labels: z.record(z.string(), z.string()),
  live: z.boolean(),
  goneAt: z.string().nullable(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  exposure: z.enum(EXPOSURES),
  exposureReason: z.string().nullable(),
  /** One more word on what it is: kind of workload, role of a host, state of a container, version of a cluster. */
  detail: z.string().nullable(),
  /** Open findings by severity; null while nobody has ever looked. */
  findings: z.partialRecord(Severity, z.int()).nullable(),
  areas: z.array(z.object({ area: z.enum(AREAS), freshness: z.enum(FRESHNESS), assessedAt: z.string() })),
});
export type AssetRow = z.infer<typeof AssetRow>;

export const AssetPage = z.object({
  rows: z.array(AssetRow),
  total: z.int(),
  nextCursor: z.string().nullable(),
});
export type AssetPage = z.infer<typeof AssetPage>;

export const AssetCounts = z.object({
  kinds: z.partialRecord(AssetKind, z.object({ live: z.int(), all: z.int() })),
  neverScanned: z.int(),
});
export type AssetCounts = z.infer<typeof AssetCounts>;

/** Dimensions of a list whose choices depend on what is there. */
export const ASSET_FACETS = ["cluster", "namespace", "role", "provider"] as const;
export type AssetFacetName = (typeof ASSET_FACETS)[number];

const AssetFacet = z.object({ value: z.string(), label: z.string(), count: z.int() });

/** What each choice would list with the other filters in force; a dimension that nothing has is empty. */
export const AssetFacets = z.record(z.enum(ASSET_FACETS), z.array(AssetFacet));
export type AssetFacets = z.infer<typeof AssetFacets>;
