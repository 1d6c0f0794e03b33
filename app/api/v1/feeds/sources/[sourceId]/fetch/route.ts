import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { requestFeed } from "@/lib/intelligence/sources/write.ts";

export const POST = route({
  summary: "Fetch a feed now, before its turn",
  permission: "settings:manage",
  params: z.strictObject({ sourceId: z.coerce.number().int().positive() }),
  status: 204,
  handle: ({ actor, params }) => requestFeed(actor, params.sourceId),
});
