import { route } from "@/lib/http/route.ts";
import { previewRetention } from "@/lib/operations/retention/read.ts";
import { RetentionParams, RetentionPreview, RetentionQuestion } from "@/lib/operations/retention/schema.ts";

export const GET = route({
  summary: "What keeping a kind of data for so many days would let go on the next run",
  permission: "operations:read",
  params: RetentionParams,
  query: RetentionQuestion,
  response: RetentionPreview,
  handle: ({ actor, params, query }) => previewRetention(actor, params.kind, query.days),
});
