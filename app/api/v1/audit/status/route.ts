import { z } from "zod";
import { auditStatus } from "@/lib/audit/read.ts";
import { AuditStatus } from "@/lib/audit/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "How far the audit log reaches, is signed, and was verified",
  permission: "audit:read",
  query: z.strictObject({}),
  response: AuditStatus,
  handle: ({ actor }) => auditStatus(actor),
});
