import { route } from "@/lib/http/route.ts";
import { AssetFilter, AssetPage } from "@/lib/inventory/list/schema.ts";
import { listAssets } from "@/lib/inventory/read.ts";

export const GET = route({
  summary: "Assets of one kind that match a filter, a page at a time",
  permission: "inventory:read",
  asOf: true,
  query: AssetFilter,
  response: AssetPage,
  handle: ({ actor, query }) => listAssets(actor, query),
});
