import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { discardDelivery } from "@/lib/ingest/write.ts";

export const POST = route({
  summary: "Discard a held or failed delivery; its report stays readable",
  permission: "reports:resolve",
  params: z.strictObject({ deliveryId: z.coerce.number().int() }),
  body: z.strictObject({}),
  status: 204,
  handle: ({ actor, params }) => discardDelivery(actor, params.deliveryId),
});
