import { z } from "zod";
import { Assignment } from "@/lib/findings/assignment/schema.ts";
import { assignFinding } from "@/lib/findings/assignment/write.ts";
import { FindingNumber } from "@/lib/findings/triage/schema.ts";
import { route } from "@/lib/http/route.ts";

export const PUT = route({
  summary: "Give a finding to a person or a team, or to nobody",
  permission: "findings:triage",
  params: FindingNumber,
  body: Assignment,
  response: z.object({ id: z.int(), version: z.int() }),
  handle: ({ actor, params, body }) => assignFinding(actor, params.findingId, body),
});
