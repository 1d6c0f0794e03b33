import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { DestinationNumber } from "@/lib/notifications/destinations/schema.ts";
import { rotateSigningSecret } from "@/lib/notifications/destinations/write.ts";

export const POST = route({
  summary: "Make a webhook's signing secret anew; for a day both sign",
  permission: "notifications:manage",
  params: DestinationNumber,
  response: z.object({ signingSecret: z.string() }),
  status: 201,
  handle: ({ actor, params }) => rotateSigningSecret(actor, params.destinationId),
});
