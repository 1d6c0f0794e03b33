import { z } from "zod";

/** What changes the likelihood of exploitation. Each document of one is the whole of it, as of its own date. */
export const FEEDS = ["kev", "epss"] as const;
export const FeedName = z.enum(FEEDS);
export type FeedName = z.infer<typeof FeedName>;

export const FeedView = z.object({
  name: FeedName,
  title: z.string(),
  /** The feed's own date; null while none was applied. */
  asOf: z.string().nullable(),
  records: z.int(),
  /** Advisories here that it speaks of. */
  concerned: z.int(),
  /** Older than the feed is published. */
  old: z.boolean(),
  /** How to bring it up to date, with the address of this Plimsoll left open. */
  command: z.string(),
});
export type FeedView = z.infer<typeof FeedView>;
