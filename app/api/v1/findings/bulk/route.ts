import { applyBulk } from "@/lib/findings/bulk/apply/write.ts";
import { listBulk } from "@/lib/findings/bulk/read.ts";
import { BulkDone, BulkPage, BulkQuery, BulkRequest } from "@/lib/findings/bulk/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "What was done to many findings at once, newest first",
  permission: "findings:read",
  query: BulkQuery,
  response: BulkPage,
  handle: ({ actor, query }) => listBulk(actor, query),
});

export const POST = route({
  summary: "One deed to all findings of a filter, or to those chosen, as they were shown by the preview",
  permission: "findings:triage",
  body: BulkRequest,
  response: BulkDone,
  status: 201,
  handle: ({ actor, body }) => applyBulk(actor, body),
});
