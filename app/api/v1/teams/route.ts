import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listTeams } from "@/lib/inventory/read.ts";
import { NewTeam } from "@/lib/inventory/schema.ts";
import { createTeam } from "@/lib/inventory/teams/write.ts";

export const GET = route({
  summary: "Teams, with how many assets each owns",
  permission: "inventory:read",
  asOf: true,
  response: z.array(z.object({ id: z.int(), name: z.string(), assets: z.int() })),
  handle: ({ actor }) => listTeams(actor),
});

export const POST = route({
  summary: "Add a team with its ownership rules",
  permission: "teams:manage",
  body: NewTeam,
  response: z.object({ id: z.int() }),
  status: 201,
  handle: ({ actor, body }) => createTeam(actor, body),
});
