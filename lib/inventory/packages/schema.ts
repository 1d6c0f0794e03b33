import { z } from "zod";

export const PackageQuery = z.strictObject({
  /** Part of a name. */
  q: z.string().trim().max(200).optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type PackageQuery = z.infer<typeof PackageQuery>;

export const PackageRow = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  type: z.string(),
  purl: z.string().nullable(),
  source: z.string(),
  licenses: z.array(z.string()),
  /** Which tools list it. */
  tools: z.array(z.string()),
  places: z.array(z.string()),
  /** Open findings of it in this asset's subject. */
  findings: z.int(),
});
export type PackageRow = z.infer<typeof PackageRow>;

export const PackagePage = z.object({
  rows: z.array(PackageRow),
  total: z.int(),
  nextCursor: z.string().nullable(),
});
export type PackagePage = z.infer<typeof PackagePage>;
