import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listTeams } from "@/lib/inventory/read.ts";

export const GET = route({
  summary: "Teams, with how many assets each owns",
  permission: "inventory:read",
  response: z.array(z.object({ id: z.int(), name: z.string(), assets: z.int() })),
  handle: ({ actor }) => listTeams(actor),
});
