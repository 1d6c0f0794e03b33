import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { getImageLineage } from "@/lib/inventory/images/lineage/bases/read.ts";
import { ImageLineage } from "@/lib/inventory/images/lineage/schema.ts";

export const GET = route({
  summary: "What an image is built on, and what of its findings comes from there",
  permission: "findings:read",
  asOf: true,
  params: z.strictObject({ assetId: z.coerce.number().int().positive().max(2_147_483_647) }),
  response: ImageLineage,
  handle: ({ actor, params }) => getImageLineage(actor, params.assetId),
});
