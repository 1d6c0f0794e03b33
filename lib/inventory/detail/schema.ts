import { z } from "zod";
import { AssetStory } from "../../posture/asset-story/schema.ts";
import { AssetRow } from "../list/schema.ts";
import { AssetKind } from "../schema.ts";

/** An asset that belongs to another, as a link with one word on what it is there. */
export const RelatedAsset = z.object({
  id: z.int(),
  kind: AssetKind,
  name: z.string(),
  live: z.boolean(),
  detail: z.string().nullable(),
});
export type RelatedAsset = z.infer<typeof RelatedAsset>;

export const AssetDetail = z.object({
  asset: AssetRow,
  /** The id that was asked for, when that asset was merged into this one. */
  mergedFrom: z.int().nullable(),
  facts: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
  story: AssetStory,
  related: z.array(z.object({ title: z.string(), total: z.int(), assets: z.array(RelatedAsset) })),
});
export type AssetDetail = z.infer<typeof AssetDetail>;
