import { route } from "@/lib/http/route.ts";
import { listNotices } from "@/lib/operations/notices/read.ts";
import { Notices } from "@/lib/operations/notices/schema.ts";

export const GET = route({
  summary: "What is wrong with this installation, less what you put away",
  permission: "self",
  response: Notices,
  handle: ({ actor }) => listNotices(actor),
});
