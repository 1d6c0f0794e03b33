import { z } from "zod";
import { FindingNumber } from "@/lib/findings/triage/schema.ts";
import { route } from "@/lib/http/route.ts";
import { HandOver } from "@/lib/notifications/handover/schema.ts";
import { handOver } from "@/lib/notifications/handover/write.ts";

export const POST = route({
  summary: "Send a finding to a destination",
  permission: "findings:triage",
  params: FindingNumber,
  body: HandOver,
  response: z.object({ key: z.string() }),
  status: 201,
  handle: ({ actor, params, body }) => handOver(actor, params.findingId, body),
});
