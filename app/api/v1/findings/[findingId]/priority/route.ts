import { getPriority } from "@/lib/findings/priority/read.ts";
import { PriorityView } from "@/lib/findings/priority/schema.ts";
import { FindingNumber } from "@/lib/findings/triage/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Why a finding has its priority: each question, its answer, and what that rests on",
  permission: "findings:read",
  asOf: true,
  params: FindingNumber,
  response: PriorityView,
  handle: ({ actor, params }) => getPriority(actor, params.findingId),
});
