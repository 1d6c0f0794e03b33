import { FindingFilter } from "@/lib/findings/filter.ts";
import { FindingPage } from "@/lib/findings/list/schema.ts";
import { listFindings } from "@/lib/findings/read.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Findings that match a filter, a page at a time",
  permission: "findings:read",
  asOf: true,
  query: FindingFilter,
  response: FindingPage,
  handle: ({ actor, query }) => listFindings(actor, query),
});
