import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listMatchReasons } from "@/lib/intelligence/reasons/read.ts";
import { MatchReason } from "@/lib/intelligence/reasons/schema.ts";

export const GET = route({
  summary: "Which advisory records, by which ranges, say that a finding is there",
  permission: "findings:read",
  asOf: true,
  params: z.strictObject({ findingId: z.coerce.number().int().positive() }),
  response: z.object({ reasons: z.array(MatchReason) }),
  handle: async ({ actor, params }) => ({ reasons: await listMatchReasons(actor, params.findingId) }),
});
