import { z } from "zod";
import { listBaselines } from "@/lib/compliance/baselines/read.ts";
import { BaselineSummary, BaselineWish } from "@/lib/compliance/baselines/schema.ts";
import { saveBaseline } from "@/lib/compliance/baselines/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Posture baselines, newest first, each with how much drifted",
  permission: "compliance:read",
  response: z.array(BaselineSummary),
  handle: ({ actor }) => listBaselines(actor),
});

export const POST = route({
  summary: "Save what every check of a scope says now as what is required",
  permission: "compliance:manage",
  body: BaselineWish,
  response: z.object({ id: z.int() }),
  status: 201,
  handle: ({ actor, body }) => saveBaseline(actor, body),
});
