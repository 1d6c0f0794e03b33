import { z } from "zod";
import { AppError } from "@/lib/errors.ts";
import { route } from "@/lib/http/route.ts";
import { listDeliveries } from "@/lib/ingest/read.ts";
import { DeliveryView } from "@/lib/ingest/schema.ts";

export const GET = route({
  summary: "The newest delivery of a report, with what became of it",
  permission: "reports:read",
  params: z.strictObject({ reportId: z.coerce.number().int() }),
  response: DeliveryView,
  handle: async ({ actor, params }) => {
    const [delivery] = await listDeliveries(actor, { reportId: params.reportId, limit: 1 });
    if (!delivery) throw new AppError("not_found", `There is no report ${params.reportId}.`);
    return delivery;
  },
});
