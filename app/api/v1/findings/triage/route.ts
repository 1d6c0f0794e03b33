import { DecidedMany, TriageMany } from "@/lib/findings/triage/schema.ts";
import { triageMany } from "@/lib/findings/triage/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Say where up to 500 findings stand, at once",
  permission: "findings:triage",
  body: TriageMany,
  response: DecidedMany,
  handle: ({ actor, body }) => triageMany(actor, body),
});
