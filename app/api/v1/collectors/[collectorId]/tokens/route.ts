import { z } from "zod";
import { MintedToken, TokenRotation } from "@/lib/collectors/schema.ts";
import { rotateToken } from "@/lib/collectors/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Make a collector's next token; those there are stay good for the overlap",
  permission: "collectors:manage",
  params: z.strictObject({ collectorId: z.coerce.number().int().positive() }),
  body: TokenRotation,
  response: MintedToken,
  status: 201,
  handle: ({ actor, params, body }) => rotateToken(actor, params.collectorId, body.overlapHours),
});
