import { z } from "zod";
import { revokeSession } from "@/lib/access/sessions/write.ts";
import { route } from "@/lib/http/route.ts";

export const DELETE = route({
  summary: "End one of one's own sessions",
  permission: "self",
  params: z.strictObject({ sessionName: z.string().regex(/^[0-9a-f]{16}$/) }),
  status: 204,
  handle: ({ actor, params }) => revokeSession(actor, params.sessionName),
});
