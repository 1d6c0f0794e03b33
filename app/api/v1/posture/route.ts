import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { Moment } from "@/lib/moments/moments.ts";
import { getPosture } from "@/lib/posture/read.ts";
import { Posture, Scope } from "@/lib/posture/schema.ts";

export const GET = route({
  summary: "Score, coverage, gates, ledger, actions and trend of a scope, now or as recorded by a moment",
  permission: "posture:read",
  query: z.strictObject({ scope: Scope, at: Moment.optional() }),
  response: Posture,
  handle: ({ actor, query }) => getPosture(actor, query.scope, query.at),
});
