import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { removeFeedSource } from "@/lib/intelligence/sources/write.ts";

export const DELETE = route({
  summary: "Fetch a feed from there no more",
  permission: "settings:manage",
  params: z.strictObject({ sourceId: z.coerce.number().int().positive() }),
  status: 204,
  handle: ({ actor, params }) => removeFeedSource(actor, params.sourceId),
});
