import { listAuditEntries } from "@/lib/audit/read.ts";
import { AuditFilter, AuditPage } from "@/lib/audit/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "The audit log, newest first",
  permission: "audit:read",
  query: AuditFilter,
  response: AuditPage,
  handle: ({ actor, query }) => listAuditEntries(actor, query),
});
