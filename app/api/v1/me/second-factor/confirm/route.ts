import { Code, RecoveryCodes } from "@/lib/access/second-factor/schema.ts";
import { confirmSecondFactor } from "@/lib/access/second-factor/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Put one's second factor in force by a code of it; answers the recovery codes, once",
  permission: "self",
  body: Code,
  response: RecoveryCodes,
  handle: ({ actor, body }) => confirmSecondFactor(actor, body.code),
});
