import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { SubjectText } from "@/lib/ingest/schema.ts";
import { replayDelivery } from "@/lib/ingest/write.ts";

export const POST = route({
  summary: "Apply a held or failed delivery again, with an approval or a missing subject",
  permission: "reports:resolve",
  params: z.strictObject({ deliveryId: z.coerce.number().int() }),
  body: z.strictObject({
    approved: z.boolean().default(false),
    subject: SubjectText.nullable().default(null),
  }),
  status: 204,
  handle: ({ actor, params, body }) => replayDelivery(actor, params.deliveryId, body.approved, body.subject),
});
