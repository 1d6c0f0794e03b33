import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listFeeds } from "@/lib/intelligence/feeds/read.ts";
import { FeedView } from "@/lib/intelligence/feeds/schema.ts";

export const GET = route({
  summary: "The feeds of exploitation and its likelihood, with their age",
  permission: "collectors:read",
  response: z.object({ feeds: z.array(FeedView) }),
  handle: async ({ actor }) => ({ feeds: await listFeeds(actor) }),
});
