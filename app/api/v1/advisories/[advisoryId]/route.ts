import { getAnswer } from "@/lib/answers/read.ts";
import { AdvisoryAnswer, AdvisoryName } from "@/lib/answers/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary:
    "Whether and where an advisory concerns this estate, since when, exploited or not, and who owns it",
  permission: "findings:read",
  asOf: true,
  params: AdvisoryName,
  response: AdvisoryAnswer,
  handle: ({ actor, params }) => getAnswer(actor, params.advisoryId),
});
