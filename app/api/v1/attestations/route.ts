import { listDueAttestations } from "@/lib/compliance/attestations/read.ts";
import { DuePage, DueQuery } from "@/lib/compliance/attestations/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Attestations that wait for review, end within 30 days, or are over with nothing newer",
  permission: "compliance:read",
  query: DueQuery,
  response: DuePage,
  handle: ({ actor, query }) => listDueAttestations(actor, query),
});
