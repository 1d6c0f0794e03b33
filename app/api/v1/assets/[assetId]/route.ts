import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { getAsset } from "@/lib/inventory/detail/read.ts";
import { AssetDetail } from "@/lib/inventory/detail/schema.ts";

export const GET = route({
  summary: "One asset with everything that belongs together with it",
  permission: "inventory:read",
  asOf: true,
  params: z.strictObject({ assetId: z.coerce.number().int() }),
  response: AssetDetail,
  handle: ({ actor, params }) => getAsset(actor, params.assetId),
});
