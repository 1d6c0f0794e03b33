import { route } from "@/lib/http/route.ts";
import { getLifetimes } from "@/lib/inventory/lifetimes/read.ts";
import { LifetimeHistogram } from "@/lib/inventory/lifetimes/schema.ts";
import { AssetFilter } from "@/lib/inventory/list/schema.ts";

export const GET = route({
  summary: "How long containers lived, those included of which age has left only their number",
  permission: "inventory:read",
  asOf: true,
  query: AssetFilter.omit({ kind: true }),
  response: LifetimeHistogram,
  handle: ({ actor, query }) => getLifetimes(actor, query),
});
