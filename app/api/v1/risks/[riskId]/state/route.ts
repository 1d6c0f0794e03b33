import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { moveRisk } from "@/lib/risks/register/write.ts";
import { RiskMove, RiskNumber } from "@/lib/risks/schema.ts";

export const PUT = route({
  summary: "Move a risk to its next state, with the reason",
  permission: "risks:manage",
  params: RiskNumber,
  body: RiskMove,
  response: z.object({ version: z.int() }),
  handle: ({ actor, params, body }) => moveRisk(actor, params.riskId, body),
});
