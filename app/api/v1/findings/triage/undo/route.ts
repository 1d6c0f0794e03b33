import { DecidedMany, TriageUndo } from "@/lib/findings/triage/schema.ts";
import { undoTriage } from "@/lib/findings/triage/undo/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Take back one's own newest verdicts while they are fresh",
  permission: "findings:triage",
  body: TriageUndo,
  response: DecidedMany,
  handle: ({ actor, body }) => undoTriage(actor, body),
});
