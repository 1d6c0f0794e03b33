import { ConsistencyQuery, getConsistency } from "@/lib/audit/consistency/read.ts";
import { ConsistencyProof } from "@/lib/audit/consistency.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "The proof that the audit log of one checkpoint only grew into that of another (RFC 6962, 2.1.2)",
  permission: "audit:read",
  query: ConsistencyQuery,
  response: ConsistencyProof,
  handle: ({ actor, query }) => getConsistency(actor, query),
});
