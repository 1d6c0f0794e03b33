import { getDeadlines } from "@/lib/findings/deadlines/read.ts";
import { Deadlines } from "@/lib/findings/deadlines/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "What is overdue and due soon by priority, how old findings get, and how long closing takes",
  permission: "findings:read",
  asOf: true,
  response: Deadlines,
  handle: ({ actor }) => getDeadlines(actor),
});
