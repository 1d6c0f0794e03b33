import { route } from "@/lib/http/route.ts";
import { listAssetFacets } from "@/lib/inventory/facets/read.ts";
import { AssetFacets, AssetFilter } from "@/lib/inventory/list/schema.ts";

export const GET = route({
  summary: "The choices of a list's filters with what each would list",
  permission: "inventory:read",
  asOf: true,
  query: AssetFilter,
  response: AssetFacets,
  handle: ({ actor, query }) => listAssetFacets(actor, query),
});
