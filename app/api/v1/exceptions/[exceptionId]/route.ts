import { getException } from "@/lib/exceptions/read.ts";
import { ExceptionDetail, ExceptionNumber } from "@/lib/exceptions/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "One exception, what is and was under it, and what the asker may do",
  permission: "exceptions:read",
  asOf: true,
  params: ExceptionNumber,
  response: ExceptionDetail,
  handle: ({ actor, params }) => getException(actor, params.exceptionId),
});
