import { Beat, BeatAnswer } from "@/lib/collectors/beats/schema.ts";
import { keepBeat } from "@/lib/collectors/beats/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "An agent says that it is alive, what it looks at, and what went wrong there",
  permission: "reports:push",
  body: Beat,
  response: BeatAnswer,
  handle: ({ actor, body }) => keepBeat(actor, body),
});
