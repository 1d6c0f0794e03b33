import { z } from "zod";
import { getCollector } from "@/lib/collectors/read.ts";
import { CollectorChange, CollectorView } from "@/lib/collectors/schema.ts";
import { changeCollector } from "@/lib/collectors/write.ts";
import { route } from "@/lib/http/route.ts";

const params = z.strictObject({ collectorId: z.coerce.number().int().positive() });

export const GET = route({
  summary: "One collector",
  permission: "collectors:read",
  params,
  response: CollectorView,
  handle: ({ actor, params }) => getCollector(actor, params.collectorId),
});

export const PATCH = route({
  summary: "Change a collector's interval, or switch it off and on",
  permission: "collectors:manage",
  params,
  body: CollectorChange,
  status: 204,
  handle: ({ actor, params, body }) => changeCollector(actor, params.collectorId, body),
});
