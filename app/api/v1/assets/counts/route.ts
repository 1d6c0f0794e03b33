import { route } from "@/lib/http/route.ts";
import { AssetCounts } from "@/lib/inventory/list/schema.ts";
import { countAssets } from "@/lib/inventory/read.ts";

export const GET = route({
  summary: "How many assets of each kind there are, and how many are live",
  permission: "inventory:read",
  asOf: true,
  response: AssetCounts,
  handle: ({ actor }) => countAssets(actor),
});
