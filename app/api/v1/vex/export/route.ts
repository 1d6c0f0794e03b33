import { byteStream } from "@/lib/http/byte-stream.ts";
import { route } from "@/lib/http/route.ts";
import { exportVex } from "@/lib/vex/issue/write.ts";
import { VexExport } from "@/lib/vex/schema.ts";

export const GET = route({
  summary:
    "Decisions on vulnerabilities as OpenVEX 0.2.0 or CycloneDX 1.6 VEX; that it was taken is recorded",
  permission: "export:create",
  produces: ["application/json", "application/vnd.cyclonedx+json; version=1.6"],
  query: VexExport,
  handle: async ({ actor, query }) => {
    const file = exportVex(actor, query);
    return new Response(await byteStream(file.bytes), {
      headers: {
        "content-type": file.contentType,
        "content-disposition": `attachment; filename="${file.fileName}"`,
        "cache-control": "private, no-store",
      },
    });
  },
});
