import { route } from "@/lib/http/route.ts";
import { readDesk } from "@/lib/vex/read.ts";
import { VexDesk, VexMatches } from "@/lib/vex/schema.ts";

export const GET = route({
  summary: "Authors of VEX statements, whose word decides, and what their statements mean for findings",
  permission: "findings:read",
  query: VexMatches,
  response: VexDesk,
  handle: ({ actor, query }) => readDesk(actor, query),
});
