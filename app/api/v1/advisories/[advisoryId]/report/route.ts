import { z } from "zod";
import { AdvisoryName } from "@/lib/answers/schema.ts";
import { exportAnswer } from "@/lib/answers/write.ts";
import { downloadPdf } from "@/lib/http/download.ts";
import { route } from "@/lib/http/route.ts";
import { TimeZone } from "@/lib/reports/schema.ts";

export const GET = route({
  summary: "The answer about an advisory on one page, as a PDF; that it was made is itself recorded",
  permission: "export:create",
  produces: ["application/pdf"],
  asOf: true,
  params: AdvisoryName,
  query: z.strictObject({ timeZone: TimeZone }),
  handle: async ({ actor, params, query }) =>
    downloadPdf(await exportAnswer(actor, params.advisoryId, query.timeZone)),
});
