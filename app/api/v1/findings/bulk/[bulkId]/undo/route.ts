import { BulkNumber, BulkUndone } from "@/lib/findings/bulk/schema.ts";
import { undoBulk } from "@/lib/findings/bulk/undo/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Put back what one action on many findings changed, where nobody has touched it since",
  permission: "findings:triage",
  params: BulkNumber,
  response: BulkUndone,
  handle: ({ actor, params }) => undoBulk(actor, params.bulkId),
});
