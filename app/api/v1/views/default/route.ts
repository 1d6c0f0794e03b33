import { ViewDefault } from "@/lib/findings/views/schema.ts";
import { chooseView } from "@/lib/findings/views/write.ts";
import { route } from "@/lib/http/route.ts";

export const PUT = route({
  summary: "Begin your list of findings with a view",
  permission: "views:save",
  body: ViewDefault,
  status: 204,
  handle: ({ actor, body }) => chooseView(actor, body.viewId),
});
