import { z } from "zod";
import { AuditFilter } from "@/lib/audit/schema.ts";
import { SIEM_FORMATS } from "@/lib/audit/siem/formats.ts";
import { exportForSiem } from "@/lib/audit/siem/write.ts";
import { byteStream } from "@/lib/http/byte-stream.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary:
    "The audit log with its filter as OCSF events, syslog messages (RFC 5424) or JSON lines; that it was taken is recorded",
  permission: "audit:export",
  produces: ["application/jsonl; charset=utf-8", "text/plain; charset=utf-8"],
  query: AuditFilter.extend({ format: z.enum(SIEM_FORMATS).default("ocsf") }),
  handle: async ({ actor, query: { format, ...filter } }) => {
    const { fileName, bytes } = exportForSiem(actor, format, filter);
    return new Response(await byteStream(bytes), {
      headers: {
        "content-type":
          format === "syslog" ? "text/plain; charset=utf-8" : "application/jsonl; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "private, no-store",
      },
    });
  },
});
