import { keepVisit } from "@/lib/findings/visits/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Say that you are here: what comes in after you leave is new at your next visit",
  permission: "self",
  status: 204,
  handle: ({ actor }) => keepVisit(actor),
});
