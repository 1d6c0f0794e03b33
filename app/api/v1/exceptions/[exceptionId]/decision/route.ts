import { ExceptionDecision, ExceptionNumber } from "@/lib/exceptions/schema.ts";
import { decideException } from "@/lib/exceptions/write.ts";
import { route } from "@/lib/http/route.ts";

export const PUT = route({
  summary: "Approve, decline, withdraw or revoke an exception; nobody approves their own",
  permission: "exceptions:request",
  params: ExceptionNumber,
  body: ExceptionDecision,
  status: 204,
  handle: ({ actor, params, body }) => decideException(actor, params.exceptionId, body),
});
