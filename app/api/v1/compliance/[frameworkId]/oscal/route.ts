import { z } from "zod";
import { ComplianceScope, FrameworkPath } from "@/lib/compliance/schema.ts";
import { route } from "@/lib/http/route.ts";
import { exportOscal, OSCAL_KINDS } from "@/lib/oscal/export/write.ts";

export const GET = route({
  summary:
    "A framework over a scope as an OSCAL 1.2.1 document: assessment results or plan of action and milestones",
  permission: "export:create",
  produces: ["application/json"],
  asOf: true,
  params: FrameworkPath,
  query: ComplianceScope.extend({ kind: z.enum(OSCAL_KINDS).default("assessment-results") }),
  handle: async ({ actor, params: { frameworkId }, query: { kind, ...scope } }) => {
    const document = await exportOscal(actor, frameworkId, kind, scope);
    return new Response(`${JSON.stringify(document, null, 2)}\n`, {
      headers: {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="plimsoll-${frameworkId}-${kind}.json"`,
        "cache-control": "private, no-store",
      },
    });
  },
});
