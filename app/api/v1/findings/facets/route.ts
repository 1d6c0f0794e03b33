import { FindingFilter } from "@/lib/findings/filter.ts";
import { countFacets } from "@/lib/findings/list/facets/read.ts";
import { FindingFacets } from "@/lib/findings/list/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "How many findings each choice of a filter would list",
  permission: "findings:read",
  asOf: true,
  query: FindingFilter,
  response: FindingFacets,
  handle: ({ actor, query }) => countFacets(actor, query),
});
