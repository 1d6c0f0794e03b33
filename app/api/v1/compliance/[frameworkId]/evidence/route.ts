import { FrameworkPath, ReportQuery } from "@/lib/compliance/schema.ts";
import { frameworkContent } from "@/lib/evidence/framework/read.ts";
import { makePack } from "@/lib/evidence/write.ts";
import { downloadArchive } from "@/lib/http/download.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "A framework as a signed evidence pack: PDF, JSON, CSV, manifest and audit proofs in one ZIP",
  permission: "export:create",
  produces: ["application/zip"],
  asOf: true,
  params: FrameworkPath,
  query: ReportQuery,
  handle: async ({ actor, params, query }) =>
    downloadArchive(await makePack(actor, () => frameworkContent(actor, params.frameworkId, query))),
});
