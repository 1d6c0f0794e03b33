import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { getRisk } from "@/lib/risks/register/read.ts";
import { changeRisk } from "@/lib/risks/register/write.ts";
import { RiskChange, RiskNumber, RiskView } from "@/lib/risks/schema.ts";

export const GET = route({
  summary: "One risk with its mitigations as they work now",
  permission: "risks:read",
  params: RiskNumber,
  response: RiskView,
  handle: ({ actor, params }) => getRisk(actor, params.riskId),
});

export const PUT = route({
  summary: "Change a risk; refused when somebody was faster",
  permission: "risks:manage",
  params: RiskNumber,
  body: RiskChange,
  response: z.object({ version: z.int() }),
  handle: ({ actor, params, body }) => changeRisk(actor, params.riskId, body),
});
