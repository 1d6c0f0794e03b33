import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { getBase } from "@/lib/inventory/images/lineage/bases/read.ts";
import { BaseDetail } from "@/lib/inventory/images/lineage/schema.ts";

export const GET = route({
  summary: "One base image: its problems, what is built on it, who has to rebuild",
  permission: "findings:read",
  asOf: true,
  params: z.strictObject({ imageId: z.coerce.number().int().positive().max(2_147_483_647) }),
  response: BaseDetail,
  handle: ({ actor, params }) => getBase(actor, params.imageId),
});
