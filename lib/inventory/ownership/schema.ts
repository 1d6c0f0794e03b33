import { z } from "zod";
import { AssetKind } from "../schema.ts";
import { GLOB_LENGTH, GLOB_STARS } from "./glob.ts";

export const MAX_RULES = 500;

const Glob = (length = GLOB_LENGTH) =>
  z
    .string()
    .trim()
    .max(length)
    .refine((text) => text.split("*").length - 1 <= GLOB_STARS, `At most ${GLOB_STARS} stars in a pattern.`)
    .transform((text) => text || null)
    .nullable()
    .default(null);

/** One rule of the ordered list: whose is what all of its patterns match. */
export const RuleInput = z
  .strictObject({
    teamId: z.int().positive(),
    label: z
      .string()
      .trim()
      .max(253)
      .transform((text) => text || null)
      .nullable()
      .default(null),
    labelValue: Glob(),
    namespace: Glob(),
    cluster: Glob(),
    repository: Glob(500),
  })
  .refine(
    (rule) => [rule.label, rule.namespace, rule.cluster, rule.repository].some((pattern) => pattern !== null),
    "Name a label, namespace, cluster or repository.",
  );
export type RuleInput = z.infer<typeof RuleInput>;

export const RuleList = z.strictObject({ rules: z.array(RuleInput).max(MAX_RULES) });

/** `version` is what the rules were when the editor read them: somebody else's change is not overwritten. */
export const RuleChange = RuleList.extend({ version: z.int() });
export type RuleChange = z.infer<typeof RuleChange>;

export const Run = z.object({
  id: z.int(),
  by: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  total: z.int(),
  done: z.int(),
  /** How many changed hands so far. */
  moved: z.int(),
});
export type Run = z.infer<typeof Run>;

export const Ownership = z.object({
  version: z.int(),
  rules: z.array(
    z.object({
      teamId: z.int(),
      label: z.string().nullable(),
      labelValue: z.string().nullable(),
      namespace: z.string().nullable(),
      cluster: z.string().nullable(),
      repository: z.string().nullable(),
    }),
  ),
  run: Run.nullable(),
});
export type Ownership = z.infer<typeof Ownership>;

export const RulePreview = z.object({
  /** Live assets that this rule gives its team. */
  takes: z.int(),
  /** Those that match but an earlier rule has already. */
  shadowed: z.int(),
  byKind: z.partialRecord(AssetKind, z.int()),
  /** Of what it takes, what another team has now, or nobody (`team` null). */
  from: z.array(z.object({ teamId: z.int().nullable(), assets: z.int() })),
  samples: z.array(z.string()),
});
export type RulePreview = z.infer<typeof RulePreview>;

export const OwnershipPreview = z.object({
  rules: z.array(RulePreview),
  assets: z.int(),
  /** Live assets that nobody owns: before, and with these rules. */
  unowned: z.object({ before: z.int(), after: z.int() }),
  /** How many would change hands. */
  moved: z.int(),
  teams: z.array(z.object({ teamId: z.int(), before: z.int(), after: z.int() })),
});
export type OwnershipPreview = z.infer<typeof OwnershipPreview>;

/** A rule that would take what nobody owns, as far as the inventory suggests one. */
export const Suggestion = z.object({
  label: z.string().nullable(),
  labelValue: z.string().nullable(),
  namespace: z.string().nullable(),
  cluster: z.string().nullable(),
  repository: z.string().nullable(),
  assets: z.int(),
  samples: z.array(z.string()),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const UnownedAsset = z.object({
  id: z.int(),
  kind: AssetKind,
  name: z.string(),
  cluster: z.string().nullable(),
  namespace: z.string().nullable(),
  /** Position in `suggestions`; null where nothing sets it apart. */
  suggestion: z.int().nullable(),
});

export const Unowned = z.object({
  total: z.int(),
  suggestions: z.array(Suggestion),
  rows: z.array(UnownedAsset),
  nextCursor: z.string().nullable(),
});
export type Unowned = z.infer<typeof Unowned>;

export const UnownedQuery = z.strictObject({
  cursor: z.string().max(20).regex(/^\d+$/).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
