import { FrameworkPath, ReportQuery } from "@/lib/compliance/schema.ts";
import { exportFrameworkReport } from "@/lib/compliance/write.ts";
import { downloadPdf } from "@/lib/http/download.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "The report of one framework as a PDF; that it was made is itself recorded",
  permission: "export:create",
  produces: ["application/pdf"],
  asOf: true,
  params: FrameworkPath,
  query: ReportQuery,
  handle: async ({ actor, params, query }) =>
    downloadPdf(await exportFrameworkReport(actor, params.frameworkId, query)),
});
