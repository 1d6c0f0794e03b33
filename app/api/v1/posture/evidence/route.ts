import { postureContent } from "@/lib/evidence/posture/read.ts";
import { makePack } from "@/lib/evidence/write.ts";
import { downloadArchive } from "@/lib/http/download.ts";
import { route } from "@/lib/http/route.ts";
import { ExecutiveQuery } from "@/lib/reports/schema.ts";

export const GET = route({
  summary:
    "The posture of a scope as a signed evidence pack: PDF, JSON, CSV, manifest and audit proofs in one ZIP",
  permission: "export:create",
  produces: ["application/zip"],
  query: ExecutiveQuery,
  handle: async ({ actor, query }) =>
    downloadArchive(await makePack(actor, () => postureContent(actor, query))),
});
