import { downloadPdf } from "@/lib/http/download.ts";
import { route } from "@/lib/http/route.ts";
import { ExecutiveQuery } from "@/lib/reports/schema.ts";
import { exportExecutiveReport } from "@/lib/reports/write.ts";

export const GET = route({
  summary: "The posture of a scope on at most two pages, as a PDF; that it was made is itself recorded",
  permission: "export:create",
  produces: ["application/pdf"],
  query: ExecutiveQuery,
  handle: async ({ actor, query }) => downloadPdf(await exportExecutiveReport(actor, query)),
});
