import { route } from "@/lib/http/route.ts";
import { getComparison } from "@/lib/posture/comparison/read.ts";
import { Between, Comparison } from "@/lib/posture/movement/schema.ts";

export const GET = route({
  summary: "Findings of a scope at two moments: new, fixed, gone, unchanged, excepted; they add up",
  permission: "findings:read",
  query: Between,
  response: Comparison,
  handle: ({ actor, query }) => getComparison(actor, query),
});
