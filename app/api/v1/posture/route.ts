import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { getPosture } from "@/lib/posture/read.ts";
import { Posture, Scope } from "@/lib/posture/schema.ts";

export const GET = route({
  summary: "Score, coverage, gates, ledger, actions and trend of a scope",
  permission: "posture:read",
  query: z.strictObject({ scope: Scope }),
  response: Posture,
  handle: ({ actor, query }) => getPosture(actor, query.scope),
});
