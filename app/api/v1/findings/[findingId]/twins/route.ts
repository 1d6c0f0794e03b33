import { z } from "zod";
import { findTwins } from "@/lib/findings/twins/read.ts";
import { Twins } from "@/lib/findings/twins/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Findings that may be taken for this one, with why they are others",
  permission: "findings:read",
  asOf: true,
  params: z.strictObject({ findingId: z.coerce.number().int() }),
  response: Twins,
  handle: async ({ actor, params }) => ({ twins: await findTwins(actor, params.findingId) }),
});
