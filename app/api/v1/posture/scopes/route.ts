import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listScopes } from "@/lib/posture/scopes/read.ts";
import { ScopeChoices } from "@/lib/posture/scopes/schema.ts";

export const GET = route({
  summary:
    "What a score can be of beside the estate: clusters, teams, namespaces and the places of shared views",
  permission: "posture:read",
  query: z.strictObject({}),
  response: ScopeChoices,
  handle: async ({ actor }) => ({ scopes: await listScopes(actor) }),
});
