import { route } from "@/lib/http/route.ts";
import { getPlan } from "@/lib/posture/plan/read.ts";
import { PlanQuery, PlanView } from "@/lib/posture/plan/schema.ts";

export const GET = route({
  summary: "What can be done in a scope, and the exact score after what is chosen or the best so many",
  permission: "posture:read",
  query: PlanQuery,
  response: PlanView,
  handle: ({ actor, query }) => getPlan(actor, query),
});
