import { getControl } from "@/lib/compliance/read.ts";
import { ComplianceScope, ControlPath, ControlView } from "@/lib/compliance/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "One control: its checks' answers by asset, and the reports behind them",
  permission: "compliance:read",
  asOf: true,
  params: ControlPath,
  query: ComplianceScope,
  response: ControlView,
  handle: ({ actor, params, query }) => getControl(actor, params.frameworkId, params.controlId, query),
});
