import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { countAdvisories } from "@/lib/intelligence/advisories/read.ts";
import { AdvisoriesView } from "@/lib/intelligence/advisories/schema.ts";
import { listFeeds } from "@/lib/intelligence/feeds/read.ts";
import { FeedView } from "@/lib/intelligence/feeds/schema.ts";

export const GET = route({
  summary: "The feeds of exploitation and its likelihood, and the advisories known, with their age",
  permission: "collectors:read",
  response: z.object({ feeds: z.array(FeedView), advisories: AdvisoriesView }),
  handle: async ({ actor }) => ({
    feeds: await listFeeds(actor),
    advisories: await countAdvisories(actor),
  }),
});
