import { getFinding } from "@/lib/findings/detail/read.ts";
import { FindingDetail, FindingReference } from "@/lib/findings/detail/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "One finding, by its number or its fingerprint, with evidence and history",
  permission: "findings:read",
  asOf: true,
  params: FindingReference,
  response: FindingDetail,
  handle: ({ actor, params }) => getFinding(actor, params.findingId),
});
