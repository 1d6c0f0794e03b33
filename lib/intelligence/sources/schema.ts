import { z } from "zod";

/** Feeds that can be fetched. Of OSV there may be several: a database publishes an ecosystem at a time. */
export const SOURCE_FEEDS = ["kev", "epss", "osv"] as const;
export const SourceFeed = z.enum(SOURCE_FEEDS);
export type SourceFeed = z.infer<typeof SourceFeed>;

/** An address is shown to everybody who may see collectors, so it may carry nothing that is secret. */
const isPlainAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === "";
};

export const NewFeedSource = z.strictObject({
  feed: SourceFeed,
  url: z
    .string()
    .trim()
    .max(2000)
    .refine(isPlainAddress, "An address of https: without name, password, query or fragment."),
  intervalSeconds: z
    .int()
    .min(3600, "At least an hour.")
    .max(31 * 86_400, "At most 31 days.")
    .default(86_400),
});
export type NewFeedSource = z.infer<typeof NewFeedSource>;

export const FeedSourceView = z.object({
  id: z.int(),
  feed: SourceFeed,
  url: z.string(),
  intervalSeconds: z.int(),
  /** When it was last asked. */
  attemptedAt: z.string().nullable(),
  /** When it last answered with a document. */
  fetchedAt: z.string().nullable(),
  /** Why the last attempt failed, or what became of its document where it was not applied; null: all is well. */
  error: z.string().nullable(),
  /** It is waiting to be asked. */
  queued: z.boolean(),
});
export type FeedSourceView = z.infer<typeof FeedSourceView>;
