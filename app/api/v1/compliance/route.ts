import { listFrameworks } from "@/lib/compliance/read.ts";
import { ComplianceScope, FrameworkList } from "@/lib/compliance/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Every framework with its counts by status",
  permission: "compliance:read",
  asOf: true,
  query: ComplianceScope,
  response: FrameworkList,
  handle: ({ actor, query }) => listFrameworks(actor, query),
});
