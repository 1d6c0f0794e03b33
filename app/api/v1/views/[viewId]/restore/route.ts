import { ViewNumber } from "@/lib/findings/views/schema.ts";
import { restoreView } from "@/lib/findings/views/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Take back that a view was deleted",
  permission: "views:save",
  params: ViewNumber,
  status: 204,
  handle: ({ actor, params }) => restoreView(actor, params.viewId),
});
