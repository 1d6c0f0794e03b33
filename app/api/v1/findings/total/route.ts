import { FindingFilter } from "@/lib/findings/filter.ts";
import { Total } from "@/lib/findings/list/schema.ts";
import { totalFindings } from "@/lib/findings/list/total/read.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "How many findings match a filter",
  permission: "findings:read",
  asOf: true,
  query: FindingFilter,
  response: Total,
  handle: ({ actor, query }) => totalFindings(actor, query),
});
