import { route } from "@/lib/http/route.ts";
import { RetentionChange, RetentionParams } from "@/lib/operations/retention/schema.ts";
import { setRetention } from "@/lib/operations/retention/write.ts";

export const PUT = route({
  summary: "Say for how long a kind of data is kept, from the next nightly run on",
  permission: "operations:manage",
  params: RetentionParams,
  body: RetentionChange,
  status: 204,
  handle: ({ actor, params, body }) => setRetention(actor, params.kind, body),
});
