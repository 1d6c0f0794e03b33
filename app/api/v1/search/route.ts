import { route } from "@/lib/http/route.ts";
import { search } from "@/lib/search/read.ts";
import { SearchQuery, SearchResults } from "@/lib/search/schema.ts";

export const GET = route({
  summary: "Find a vulnerability, check, component, repository, workload, host or cluster by name",
  permission: "findings:read",
  query: SearchQuery,
  response: SearchResults,
  handle: ({ actor, query }) => search(actor, query.q),
});
