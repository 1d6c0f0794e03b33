import { previewException } from "@/lib/exceptions/read.ts";
import { ExceptionPreview, ExceptionPreviewQuery } from "@/lib/exceptions/schema.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "What an exception would cover now, and what it would leave out; nothing changes",
  permission: "exceptions:request",
  body: ExceptionPreviewQuery,
  response: ExceptionPreview,
  handle: ({ actor, body }) => previewException(actor, body),
});
