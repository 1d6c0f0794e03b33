import { z } from "zod";
import { Area } from "../schema.ts";

/** One aspect's part of an asset's story. `from` is where it stands: the asset itself, or images that it runs. */
export const StoryPart = z.object({
  area: Area,
  /** Hazard points with the asset's exposure. */
  points: z.number(),
  /** True when somebody looked at it at all. */
  assessed: z.boolean(),
  from: z.enum(["itself", "images"]),
});
export type StoryPart = z.infer<typeof StoryPart>;

/** Everything that is wrong with one asset as one figure: the sum of its parts, never below any of them. */
export const AssetStory = z.object({
  points: z.number(),
  /** 0 to 100: what one area with all of it would score. */
  score: z.number(),
  exposure: z.string(),
  parts: z.array(StoryPart),
});
export type AssetStory = z.infer<typeof AssetStory>;
