import { setPolicy } from "@/lib/findings/deadlines/policy/write.ts";
import { SlaPolicy } from "@/lib/findings/deadlines/schema.ts";
import { route } from "@/lib/http/route.ts";

export const PUT = route({
  summary: "Change the days within which findings of each priority are to be fixed",
  permission: "settings:manage",
  body: SlaPolicy,
  response: SlaPolicy,
  handle: ({ actor, body }) => setPolicy(actor, body),
});
