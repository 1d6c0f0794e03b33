import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listEvents } from "@/lib/runtime/read.ts";
import { RuntimeEvents } from "@/lib/runtime/schema.ts";

export const GET = route({
  summary: "How often a runtime finding was seen, and its newest events",
  permission: "findings:read",
  asOf: true,
  params: z.strictObject({ findingId: z.coerce.number().int().positive().max(2_147_483_647) }),
  response: RuntimeEvents,
  handle: ({ actor, params }) => listEvents(actor, params.findingId),
});
