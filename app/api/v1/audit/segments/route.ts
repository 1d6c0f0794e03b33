import { z } from "zod";
import { listSegments } from "@/lib/audit/segments/read.ts";
import { AuditSegments } from "@/lib/audit/segments/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Entries of the audit log that left the list by age: sealed segments, the newest first",
  permission: "audit:read",
  query: z.strictObject({}),
  response: AuditSegments,
  handle: async ({ actor }) => ({ segments: await listSegments(actor) }),
});
