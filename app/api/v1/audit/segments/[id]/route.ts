import { SegmentParams } from "@/lib/audit/segments/schema.ts";
import { letSegmentGo, takeSegment } from "@/lib/audit/segments/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary:
    "A sealed segment of the audit log: a compressed bundle that verifies offline; that it was taken is recorded",
  permission: "audit:export",
  produces: ["application/gzip"],
  params: SegmentParams,
  handle: async ({ actor, params }) => {
    const { fileName, bytes } = await takeSegment(actor, params.id);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": "application/gzip",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "private, no-store",
      },
    });
  },
});

export const DELETE = route({
  summary: "Let the text of a sealed segment go that was downloaded before; its hashes stay",
  permission: "operations:manage",
  params: SegmentParams,
  status: 204,
  handle: ({ actor, params }) => letSegmentGo(actor, params.id),
});
