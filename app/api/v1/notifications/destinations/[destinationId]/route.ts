import { route } from "@/lib/http/route.ts";
import { DestinationChange, DestinationNumber } from "@/lib/notifications/destinations/schema.ts";
import { changeDestination, removeDestination } from "@/lib/notifications/destinations/write.ts";

export const PATCH = route({
  summary: "Rename, pause or resume a destination, or replace its connection whole",
  permission: "notifications:manage",
  params: DestinationNumber,
  body: DestinationChange,
  status: 204,
  handle: ({ actor, params, body }) => changeDestination(actor, params.destinationId, body),
});

export const DELETE = route({
  summary: "Remove a destination with its rules and its messages",
  permission: "notifications:manage",
  params: DestinationNumber,
  status: 204,
  handle: ({ actor, params }) => removeDestination(actor, params.destinationId),
});
