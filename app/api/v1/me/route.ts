import { getMe } from "@/lib/access/read.ts";
import { Me } from "@/lib/access/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Who asks, and what they may do",
  permission: "self",
  response: Me,
  handle: ({ actor }) => getMe(actor),
});
