import { previewBulk } from "@/lib/findings/bulk/read.ts";
import { BulkPreview, BulkPreviewRequest } from "@/lib/findings/bulk/schema.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "What one deed would do to many findings, with the digest of the exact set; nothing changes",
  permission: "findings:triage",
  body: BulkPreviewRequest,
  response: BulkPreview,
  handle: ({ actor, body }) => previewBulk(actor, body),
});
