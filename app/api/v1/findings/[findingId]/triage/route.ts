import { Decided, FindingNumber, Triage } from "@/lib/findings/triage/schema.ts";
import { triageFinding } from "@/lib/findings/triage/write.ts";
import { route } from "@/lib/http/route.ts";

export const PUT = route({
  summary: "Say where a finding stands",
  permission: "findings:triage",
  params: FindingNumber,
  body: Triage,
  response: Decided,
  handle: ({ actor, params, body }) => triageFinding(actor, params.findingId, body),
});
