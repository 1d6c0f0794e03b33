import { FindingNumber } from "@/lib/findings/triage/schema.ts";
import { route } from "@/lib/http/route.ts";
import { listIssues } from "@/lib/notifications/issues/read.ts";
import { FindingIssues, NewIssue } from "@/lib/notifications/issues/schema.ts";
import { requestIssue } from "@/lib/notifications/issues/write.ts";

export const GET = route({
  summary: "A finding's tickets, and where it could be sent",
  permission: "findings:read",
  asOf: true,
  params: FindingNumber,
  response: FindingIssues,
  handle: ({ actor, params }) => listIssues(actor, params.findingId),
});

export const POST = route({
  summary: "Have a ticket made of a finding",
  permission: "findings:triage",
  params: FindingNumber,
  body: NewIssue,
  status: 204,
  handle: ({ actor, params, body }) => requestIssue(actor, params.findingId, body.trackerId),
});
