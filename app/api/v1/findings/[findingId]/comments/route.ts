import { Comment, FindingNumber } from "@/lib/findings/triage/schema.ts";
import { commentFinding } from "@/lib/findings/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Add a remark to a finding's timeline",
  permission: "findings:triage",
  params: FindingNumber,
  body: Comment,
  status: 204,
  handle: ({ actor, params, body }) => commentFinding(actor, params.findingId, body),
});
