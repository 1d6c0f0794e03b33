import { previewPolicy } from "@/lib/findings/deadlines/read.ts";
import { SlaPolicy, SlaPreview } from "@/lib/findings/deadlines/schema.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "How many findings other deadlines would make overdue; nothing changes",
  permission: "settings:manage",
  body: SlaPolicy,
  response: SlaPreview,
  handle: ({ actor, body }) => previewPolicy(actor, body),
});
