import { route } from "@/lib/http/route.ts";
import { listUnowned } from "@/lib/inventory/ownership/read.ts";
import { Unowned, UnownedQuery } from "@/lib/inventory/ownership/schema.ts";

export const GET = route({
  summary: "Live assets that nobody owns, with the rules that would take them",
  permission: "inventory:read",
  query: UnownedQuery,
  response: Unowned,
  handle: ({ actor, query }) => listUnowned(actor, query),
});
