import { z } from "zod";
import { compareFindings } from "@/lib/findings/twins/read.ts";
import { Twin } from "@/lib/findings/twins/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Why two findings are two",
  permission: "findings:read",
  asOf: true,
  params: z.strictObject({ findingId: z.coerce.number().int(), otherId: z.coerce.number().int() }),
  response: Twin,
  handle: ({ actor, params }) => compareFindings(actor, params.findingId, params.otherId),
});
