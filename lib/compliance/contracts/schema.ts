import { z } from "zod";
import { AREAS, type Area } from "../../posture/schema.ts";
import { AREA_WEIGHTS } from "../../posture/weights.ts";

/** What evidence can be demanded of: every kind of asset that has areas. */
export const CONTRACT_KINDS = ["cluster", "host", "image", "workload", "source"] as const;
export const ContractKind = z.enum(CONTRACT_KINDS);
export type ContractKind = z.infer<typeof ContractKind>;

/** The areas in which a kind of asset can be looked at at all. */
export const areasOf = (kind: ContractKind): Area[] => Object.keys(AREA_WEIGHTS[kind] ?? {}) as Area[];

const SEVERITIES = ["high", "medium", "low"] as const;

export const ContractWish = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    kind: ContractKind,
    area: z.enum(AREAS),
    /** As lists name it; absent: whichever tool looks. */
    tool: z.string().trim().min(1).max(100).optional(),
    cluster: z.int().positive().optional(),
    /** Hours after which evidence is stale. */
    maxAgeHours: z
      .int()
      .min(1)
      .max(24 * 366),
    severity: z.enum(SEVERITIES).default("medium"),
    /** The team that is given what is missing; absent: whoever owns the asset. */
    team: z.int().positive().optional(),
  })
  .refine(({ kind, area }) => areasOf(kind).includes(area), {
    path: ["area"],
    message: "That area is none of that kind of asset.",
  });
export type ContractWish = z.infer<typeof ContractWish>;

export const ContractNumber = z.strictObject({ contractId: z.coerce.number().int().positive() });

export const ContractView = z.object({
  id: z.int(),
  name: z.string(),
  kind: ContractKind,
  area: z.enum(AREAS),
  tool: z.string().nullable(),
  cluster: z.object({ id: z.int(), name: z.string() }).nullable(),
  maxAgeHours: z.int(),
  severity: z.enum(SEVERITIES),
  team: z.object({ id: z.int(), name: z.string() }).nullable(),
  madeBy: z.string(),
  madeAt: z.string(),
  checkedAt: z.string().nullable(),
  /** Live assets it is about now, and how many of them keep it. */
  assets: z.int(),
  kept: z.int(),
  stale: z.int(),
  missing: z.int(),
  version: z.int(),
});
export type ContractView = z.infer<typeof ContractView>;
