import { FrameworkAdded, FrameworkUpload } from "@/lib/compliance/custom/schema.ts";
import { saveFramework } from "@/lib/compliance/custom/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Bring a framework of one's own, or change one: our schema or an OSCAL catalogue",
  permission: "compliance:manage",
  body: FrameworkUpload,
  response: FrameworkAdded,
  status: 201,
  handle: ({ actor, body }) => saveFramework(actor, body),
});
