import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listRules } from "@/lib/notifications/rules/read.ts";
import { NewRule, RuleView } from "@/lib/notifications/rules/schema.ts";
import { addRule } from "@/lib/notifications/rules/write.ts";

export const GET = route({
  summary: "What is told, to whom and when, with what waits for its time",
  permission: "notifications:read",
  response: z.object({ rules: z.array(RuleView) }),
  handle: async ({ actor }) => ({ rules: await listRules(actor) }),
});

export const POST = route({
  summary: "Add a rule",
  permission: "notifications:manage",
  body: NewRule,
  response: z.object({ id: z.int() }),
  status: 201,
  handle: ({ actor, body }) => addRule(actor, body),
});
