import { route } from "@/lib/http/route.ts";
import { listBases } from "@/lib/inventory/images/lineage/bases/read.ts";
import { BasePage, BaseQuery } from "@/lib/inventory/images/lineage/schema.ts";

export const GET = route({
  summary: "Images that others are built on, with what comes from them and what an update would remove",
  permission: "inventory:read",
  asOf: true,
  query: BaseQuery,
  response: BasePage,
  handle: ({ actor, query }) => listBases(actor, query),
});
