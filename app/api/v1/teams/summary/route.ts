import { route } from "@/lib/http/route.ts";
import { summariseTeams } from "@/lib/inventory/teams/read.ts";
import { TeamsSummary } from "@/lib/inventory/teams/schema.ts";

export const GET = route({
  summary: "What each team answers for, what nobody does, and all of it together",
  permission: "inventory:read",
  asOf: true,
  response: TeamsSummary,
  handle: ({ actor }) => summariseTeams(actor),
});
