import { ViewNumber } from "@/lib/findings/views/schema.ts";
import { seeView } from "@/lib/findings/views/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Say that you opened a view: what it has now is no longer new to you",
  permission: "findings:read",
  params: ViewNumber,
  status: 204,
  handle: ({ actor, params }) => seeView(actor, params.viewId),
});
