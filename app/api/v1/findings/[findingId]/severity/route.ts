import { Decided, FindingNumber, SeverityOverride } from "@/lib/findings/triage/schema.ts";
import { overrideSeverity } from "@/lib/findings/write.ts";
import { route } from "@/lib/http/route.ts";

export const PUT = route({
  summary: "Set a finding's severity, or give it back to the tools",
  permission: "findings:triage",
  params: FindingNumber,
  body: SeverityOverride,
  response: Decided,
  handle: ({ actor, params, body }) => overrideSeverity(actor, params.findingId, body),
});
