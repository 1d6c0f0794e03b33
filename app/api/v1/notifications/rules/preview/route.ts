import { route } from "@/lib/http/route.ts";
import { previewRule } from "@/lib/notifications/rules/preview/read.ts";
import { Preview, RuleDraft } from "@/lib/notifications/rules/schema.ts";

export const POST = route({
  summary: "What a rule would have sent in the last seven days; nothing is sent",
  permission: "notifications:manage",
  body: RuleDraft,
  response: Preview,
  handle: ({ actor, body }) => previewRule(actor, body),
});
