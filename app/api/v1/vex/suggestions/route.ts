import { route } from "@/lib/http/route.ts";
import { VexAnswer, VexAnswered } from "@/lib/vex/schema.ts";
import { answerSuggestions } from "@/lib/vex/write.ts";

export const POST = route({
  summary: "Accept what VEX statements suggest for findings, or lay it aside",
  permission: "findings:triage",
  body: VexAnswer,
  response: VexAnswered,
  handle: ({ actor, body }) => answerSuggestions(actor, body),
});
