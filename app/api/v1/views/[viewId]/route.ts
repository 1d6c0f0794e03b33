import { ViewChange, ViewNumber } from "@/lib/findings/views/schema.ts";
import { changeView, deleteView } from "@/lib/findings/views/write.ts";
import { route } from "@/lib/http/route.ts";

export const PATCH = route({
  summary: "Rename, change or share a view",
  permission: "views:save",
  params: ViewNumber,
  body: ViewChange,
  status: 204,
  handle: ({ actor, params, body }) => changeView(actor, params.viewId, body),
});

export const DELETE = route({
  summary: "Delete a view; it can be taken back",
  permission: "views:save",
  params: ViewNumber,
  status: 204,
  handle: ({ actor, params }) => deleteView(actor, params.viewId),
});
