import { z } from "zod";
import { Area, Scope } from "../schema.ts";

/**
 * How well an area of an asset is known, the most pressing first. `never`: nobody looked, or what came first was too
 * old already. `silent`: who looks at it has stopped reporting. `stale`: looked at too long ago.
 */
export const COVERAGE_STATES = ["never", "silent", "stale", "fresh", "excluded"] as const;
export const CoverageState = z.enum(COVERAGE_STATES);
export type CoverageState = z.infer<typeof CoverageState>;

export const COVERED_KINDS = ["cluster", "host", "workload", "image"] as const;
const Kind = z.enum(COVERED_KINDS);

const many = <T extends z.ZodType>(one: T) =>
  z.union([one.transform((value) => [value]), z.array(one)]).optional();

export const CoverageFilter = z.strictObject({
  scope: Scope,
  kind: Kind.optional(),
  area: Area.optional(),
  state: many(CoverageState),
  /** In names. */
  q: z.string().max(200).optional(),
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CoverageFilter = z.infer<typeof CoverageFilter>;

/** One kind's one area: how many assets are in each state. */
export const CoverageCell = z.object({
  kind: Kind,
  area: Area,
  counts: z.record(CoverageState, z.int()),
});
export type CoverageCell = z.infer<typeof CoverageCell>;

export const CoverageRow = z.object({
  asset: z.object({ id: z.int(), kind: Kind, name: z.string() }),
  area: Area,
  state: CoverageState,
  /** When somebody looked last; null: never. */
  assessedAt: z.string().nullable(),
  /** The only look there is was too old when it came. */
  late: z.boolean(),
  owner: z.string().nullable(),
  /** What has it looked at; null where it need not be, or no single command does. */
  command: z.string().nullable(),
  /** Who left it out, when and why. */
  exclusion: z
    .object({ by: z.string().nullable(), at: z.string(), because: z.string().nullable() })
    .nullable(),
});
export type CoverageRow = z.infer<typeof CoverageRow>;

export const Coverage = z.object({
  instant: z.string(),
  /** Of the whole scope, whatever the list is narrowed to. */
  cells: z.array(CoverageCell),
  /** Images that run and that no scanner ever looked into. */
  neverScanned: z.int(),
  rows: z.array(CoverageRow),
  total: z.int(),
  nextCursor: z.string().nullable(),
});
export type Coverage = z.infer<typeof Coverage>;
