import { z } from "zod";
import { OwnSession } from "@/lib/access/schema.ts";
import { sessionKeyIn } from "@/lib/access/session-cookie.ts";
import { listSessions } from "@/lib/access/sessions/read.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "One's own sessions, the newest first",
  permission: "self",
  query: z.strictObject({}),
  response: z.object({ sessions: z.array(OwnSession) }),
  handle: async ({ actor, request }) => ({
    sessions: await listSessions(actor, await sessionKeyIn(request.headers.get("cookie"))),
  }),
});
