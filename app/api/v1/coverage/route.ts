import { route } from "@/lib/http/route.ts";
import { readCoverage } from "@/lib/posture/coverage/read.ts";
import { Coverage, CoverageFilter } from "@/lib/posture/coverage/schema.ts";

export const GET = route({
  summary: "How well every area of every live asset is known, and the list of those asked for",
  permission: "posture:read",
  asOf: true,
  query: CoverageFilter,
  response: Coverage,
  handle: ({ actor, query }) => readCoverage(actor, query),
});
