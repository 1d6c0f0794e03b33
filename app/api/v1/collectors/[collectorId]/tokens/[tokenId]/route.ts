import { z } from "zod";
import { revokeToken } from "@/lib/collectors/write.ts";
import { route } from "@/lib/http/route.ts";

export const DELETE = route({
  summary: "Revoke a token; it is refused from the next request on",
  permission: "collectors:manage",
  params: z.strictObject({
    collectorId: z.coerce.number().int().positive(),
    tokenId: z.string().regex(/^[0-9a-f]{16}$/),
  }),
  status: 204,
  handle: ({ actor, params }) => revokeToken(actor, params.collectorId, params.tokenId),
});
