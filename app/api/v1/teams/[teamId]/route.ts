import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { getTeam } from "@/lib/inventory/teams/read.ts";
import { TeamChange, TeamSummary } from "@/lib/inventory/teams/schema.ts";
import { changeTeam } from "@/lib/inventory/teams/write.ts";

const Params = z.strictObject({ teamId: z.coerce.number().int().positive().max(2_147_483_647) });

export const GET = route({
  summary: "One team, with what it answers for",
  permission: "inventory:read",
  asOf: true,
  params: Params,
  response: TeamSummary,
  handle: ({ actor, params }) => getTeam(actor, params.teamId),
});

export const PATCH = route({
  summary: "Rename, weigh, archive or bring back a team, or name it the platform team",
  permission: "teams:manage",
  params: Params,
  body: TeamChange,
  response: TeamSummary,
  handle: async ({ actor, params, body }) => {
    await changeTeam(actor, params.teamId, body);
    return getTeam(actor, params.teamId);
  },
});
