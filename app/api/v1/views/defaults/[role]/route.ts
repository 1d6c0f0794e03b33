import { RoleParam, ViewDefault } from "@/lib/findings/views/schema.ts";
import { setRoleView } from "@/lib/findings/views/write.ts";
import { route } from "@/lib/http/route.ts";

export const PUT = route({
  summary: "Begin a role's lists of findings with a shared view",
  permission: "views:manage",
  params: RoleParam,
  body: ViewDefault,
  status: 204,
  handle: ({ actor, params, body }) => setRoleView(actor, params.role, body.viewId),
});
