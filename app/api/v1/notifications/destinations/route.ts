import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { listDestinations } from "@/lib/notifications/destinations/read.ts";
import { DestinationView, MadeDestination, NewDestination } from "@/lib/notifications/destinations/schema.ts";
import { addDestination } from "@/lib/notifications/destinations/write.ts";

export const GET = route({
  summary: "Where messages go, and what became of the last one",
  permission: "notifications:read",
  response: z.object({ destinations: z.array(DestinationView) }),
  handle: async ({ actor }) => ({ destinations: await listDestinations(actor) }),
});

export const POST = route({
  summary: "Add a destination; a webhook's signing secret is in this answer alone",
  permission: "notifications:manage",
  body: NewDestination,
  response: MadeDestination,
  status: 201,
  handle: ({ actor, body }) => addDestination(actor, body),
});
