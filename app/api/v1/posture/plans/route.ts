import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listPlans } from "@/lib/posture/plan/read.ts";
import { NewPlan, SavedPlan } from "@/lib/posture/plan/schema.ts";
import { savePlan } from "@/lib/posture/plan/write.ts";

export const GET = route({
  summary: "Kept fix plans: what each predicted, and what came of it",
  permission: "posture:read",
  response: z.array(SavedPlan),
  handle: ({ actor }) => listPlans(actor),
});

export const POST = route({
  summary: "Keep a fix plan with its prediction",
  permission: "posture:plan",
  body: NewPlan,
  response: z.object({ id: z.int() }),
  status: 201,
  handle: ({ actor, body }) => savePlan(actor, body),
});
