import { countViews } from "@/lib/findings/views/read.ts";
import { ViewCounts } from "@/lib/findings/views/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "How many findings each view has, and how many of them are new to you",
  permission: "findings:read",
  response: ViewCounts,
  handle: ({ actor }) => countViews(actor),
});
