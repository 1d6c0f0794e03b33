import { route } from "@/lib/http/route.ts";
import { previewOwnership } from "@/lib/inventory/ownership/read.ts";
import { OwnershipPreview, RuleList } from "@/lib/inventory/ownership/schema.ts";

export const POST = route({
  summary: "What an ordered list of ownership rules would take, and from whom; nothing is changed",
  permission: "teams:manage",
  body: RuleList,
  response: OwnershipPreview,
  handle: ({ actor, body }) => previewOwnership(actor, body.rules),
});
