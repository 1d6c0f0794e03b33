import { ViewOrder } from "@/lib/findings/views/schema.ts";
import { orderViews } from "@/lib/findings/views/write.ts";
import { route } from "@/lib/http/route.ts";

export const PUT = route({
  summary: "Put your views in order",
  permission: "views:save",
  body: ViewOrder,
  status: 204,
  handle: ({ actor, body }) => orderViews(actor, body.ids),
});
