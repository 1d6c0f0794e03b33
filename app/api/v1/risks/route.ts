import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listRisks } from "@/lib/risks/register/read.ts";
import { addRisk } from "@/lib/risks/register/write.ts";
import { RiskDraft, RiskList } from "@/lib/risks/schema.ts";

export const GET = route({
  summary: "The risk register: each risk as it is without and with its mitigations",
  permission: "risks:read",
  response: RiskList,
  handle: ({ actor }) => listRisks(actor),
});

export const POST = route({
  summary: "A new risk",
  permission: "risks:manage",
  body: RiskDraft,
  status: 201,
  response: z.object({ id: z.int() }),
  handle: ({ actor, body }) => addRisk(actor, body),
});
