import { Proof } from "@/lib/access/second-factor/schema.ts";
import { removeSecondFactor } from "@/lib/access/second-factor/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Sign in with the password alone again",
  permission: "self",
  body: Proof,
  status: 204,
  handle: ({ actor, body }) => removeSecondFactor(actor, body),
});
