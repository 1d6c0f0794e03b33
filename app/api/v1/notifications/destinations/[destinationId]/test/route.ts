import { route } from "@/lib/http/route.ts";
import { sendTest } from "@/lib/notifications/delivery/write.ts";
import { DestinationNumber } from "@/lib/notifications/destinations/schema.ts";
import { Trial } from "@/lib/notifications/messages/schema.ts";

export const POST = route({
  summary: "Send a test now: what went over the wire, and what was answered",
  permission: "notifications:manage",
  params: DestinationNumber,
  response: Trial,
  handle: ({ actor, params }) => sendTest(actor, params.destinationId),
});
