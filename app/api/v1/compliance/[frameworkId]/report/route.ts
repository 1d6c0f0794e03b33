import { FrameworkPath, ReportQuery } from "@/lib/compliance/schema.ts";
import { exportFrameworkReport } from "@/lib/compliance/write.ts";
import { byteStream } from "@/lib/http/byte-stream.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "The report of one framework as a PDF; that it was made is itself recorded",
  permission: "export:create",
  params: FrameworkPath,
  query: ReportQuery,
  handle: async ({ actor, params, query }) => {
    const { fileName, bytes } = await exportFrameworkReport(actor, params.frameworkId, query);
    return new Response(await byteStream(bytes), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "private, no-store",
      },
    });
  },
});
