import { listViews } from "@/lib/findings/views/read.ts";
import { FindingViews, NewView, ViewMade } from "@/lib/findings/views/schema.ts";
import { createView } from "@/lib/findings/views/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Your views of the findings and those that are shared, in your order",
  permission: "findings:read",
  response: FindingViews,
  handle: async ({ actor }) => ({ views: await listViews(actor) }),
});

export const POST = route({
  summary: "Keep a filter, its order and its look under a name",
  permission: "views:save",
  body: NewView,
  response: ViewMade,
  status: 201,
  handle: ({ actor, body }) => createView(actor, body),
});
