import { PasswordChange } from "@/lib/access/schema.ts";
import { sessionKeyIn } from "@/lib/access/session-cookie.ts";
import { changePassword } from "@/lib/access/sessions/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Change one's own password; all other sessions end",
  permission: "self",
  body: PasswordChange,
  status: 204,
  handle: async ({ actor, body, request }) =>
    changePassword(actor, body, await sessionKeyIn(request.headers.get("cookie"))),
});
