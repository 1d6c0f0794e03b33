import { auditSigner } from "@/lib/audit/key-file.ts";
import { AuditRange } from "@/lib/audit/schema.ts";
import { exportAuditBundle } from "@/lib/audit/write.ts";
import { clock } from "@/lib/clock.ts";
import { lineStream } from "@/lib/http/line-stream.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "The audit log as a bundle that verifies offline; that it was taken is itself recorded",
  permission: "audit:export",
  produces: ["application/jsonl; charset=utf-8"],
  query: AuditRange,
  handle: async ({ actor, query }) => {
    const name = `plimsoll-audit-${clock().toISOString().slice(0, 10)}.jsonl`;
    return new Response(await lineStream(exportAuditBundle(actor, query, auditSigner())), {
      headers: {
        "content-type": "application/jsonl; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
      },
    });
  },
});
