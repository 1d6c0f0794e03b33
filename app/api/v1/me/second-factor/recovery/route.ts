import { Proof, RecoveryCodes } from "@/lib/access/second-factor/schema.ts";
import { renewRecoveryCodes } from "@/lib/access/second-factor/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "New recovery codes; the former ones are void",
  permission: "self",
  body: Proof,
  response: RecoveryCodes,
  handle: ({ actor, body }) => renewRecoveryCodes(actor, body),
});
