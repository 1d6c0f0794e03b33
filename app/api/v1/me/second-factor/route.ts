import { getSecondFactor } from "@/lib/access/second-factor/read.ts";
import { Enrolment, Proof, SecondFactor } from "@/lib/access/second-factor/schema.ts";
import { beginSecondFactor } from "@/lib/access/second-factor/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Whether one signs in with a second factor, and how many recovery codes are left",
  permission: "self",
  response: SecondFactor,
  handle: ({ actor }) => getSecondFactor(actor),
});

export const POST = route({
  summary:
    "Begin with a second factor: a secret for an authenticator app, in force once a code of it is shown",
  permission: "self",
  body: Proof,
  response: Enrolment,
  status: 201,
  handle: ({ actor, body }) => beginSecondFactor(actor, body),
});
