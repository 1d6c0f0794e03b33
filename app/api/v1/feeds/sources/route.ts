import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listFeedSources } from "@/lib/intelligence/sources/read.ts";
import { FeedSourceView, NewFeedSource } from "@/lib/intelligence/sources/schema.ts";
import { addFeedSource } from "@/lib/intelligence/sources/write.ts";

export const GET = route({
  summary: "Where feeds are fetched from, and how the last attempt went",
  permission: "collectors:read",
  query: z.strictObject({}),
  response: z.object({ sources: z.array(FeedSourceView) }),
  handle: async ({ actor }) => ({ sources: await listFeedSources(actor) }),
});

export const POST = route({
  summary: "Fetch a feed from an address by schedule, the first time now",
  permission: "settings:manage",
  body: NewFeedSource,
  response: z.object({ id: z.int() }),
  status: 201,
  handle: ({ actor, body }) => addFeedSource(actor, body),
});
