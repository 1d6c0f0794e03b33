import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { getDelivery } from "@/lib/ingest/read.ts";
import { DeliveryView } from "@/lib/ingest/schema.ts";

export const GET = route({
  summary: "One delivery and what became of it",
  permission: "reports:read",
  params: z.strictObject({ deliveryId: z.coerce.number().int() }),
  response: DeliveryView,
  handle: ({ actor, params }) => getDelivery(actor, params.deliveryId),
});
