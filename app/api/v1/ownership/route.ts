import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { getOwnership } from "@/lib/inventory/ownership/read.ts";
import { Ownership, RuleChange } from "@/lib/inventory/ownership/schema.ts";
import { saveRules } from "@/lib/inventory/ownership/write.ts";

export const GET = route({
  summary: "The ownership rules in their order, and how far their last change has been handed out",
  permission: "inventory:read",
  response: Ownership,
  handle: ({ actor }) => getOwnership(actor),
});

export const PUT = route({
  summary: "Replace the ordered ownership rules and hand them out to all assets",
  permission: "teams:manage",
  body: RuleChange,
  response: z.object({ runId: z.int() }),
  handle: ({ actor, body }) => saveRules(actor, body),
});
