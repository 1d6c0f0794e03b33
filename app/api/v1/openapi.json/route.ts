import { z } from "zod";
import { publishedDocument } from "@/lib/http/openapi/published.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "This API as an OpenAPI 3.1 document",
  permission: "self",
  response: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }),
  handle: async () => ({ ...publishedDocument }),
});
