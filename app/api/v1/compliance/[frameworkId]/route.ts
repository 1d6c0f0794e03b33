import { getFramework } from "@/lib/compliance/read.ts";
import { ComplianceScope, FrameworkPath, FrameworkView } from "@/lib/compliance/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "One framework: its sections and controls, and where each stands",
  permission: "compliance:read",
  asOf: true,
  params: FrameworkPath,
  query: ComplianceScope,
  response: FrameworkView,
  handle: ({ actor, params, query }) => getFramework(actor, params.frameworkId, query),
});
