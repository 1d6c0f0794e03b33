import { route } from "@/lib/http/route.ts";
import { PlanNumber } from "@/lib/posture/plan/schema.ts";
import { archivePlan } from "@/lib/posture/plan/write.ts";

export const DELETE = route({
  summary: "Put a fix plan away",
  permission: "posture:plan",
  params: PlanNumber,
  status: 204,
  handle: ({ actor, params }) => archivePlan(actor, params.planId),
});
