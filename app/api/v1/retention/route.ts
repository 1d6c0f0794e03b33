import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listRetention } from "@/lib/operations/retention/read.ts";
import { RetentionRule } from "@/lib/operations/retention/schema.ts";

export const GET = route({
  summary: "For how long each kind of data is kept",
  permission: "operations:read",
  response: z.object({ rules: z.array(RetentionRule) }),
  handle: async ({ actor }) => ({ rules: await listRetention(actor) }),
});
