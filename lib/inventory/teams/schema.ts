import { z } from "zod";
import { Severity } from "../../findings/schema.ts";
import { AssetKind } from "../schema.ts";

export const Criticality = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(5)]);

export const TeamChange = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    criticality: Criticality,
    /** Takes its rules away; what they took falls to those after them. */
    archived: z.boolean(),
    /** Answers for operating systems and base layers of all images. Naming one takes it from the team before. */
    platform: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Say what changes.");
export type TeamChange = z.infer<typeof TeamChange>;

/** What somebody answers for: live assets by kind (containers go with what runs them) and open findings. */
export const Holding = z.object({
  assets: z.int(),
  byKind: z.partialRecord(AssetKind, z.int()),
  findings: z.int(),
  bySeverity: z.partialRecord(Severity, z.int()),
});
export type Holding = z.infer<typeof Holding>;

export const TeamSummary = Holding.extend({
  id: z.int(),
  name: z.string(),
  criticality: z.int(),
  platform: z.boolean(),
  archivedAt: z.string().nullable(),
  rules: z.int(),
});
export type TeamSummary = z.infer<typeof TeamSummary>;

/** `teams` and `unowned` add up to `all`. */
export const TeamsSummary = z.object({ teams: z.array(TeamSummary), unowned: Holding, all: Holding });
export type TeamsSummary = z.infer<typeof TeamsSummary>;
