import { z } from "zod";
import { route } from "@/lib/http/route.ts";
import { openDocument } from "@/lib/ingest/opening/write.ts";

export const GET = route({
  summary: "The document of a delivery as it was sent; opening it is recorded",
  permission: "reports:open",
  produces: ["application/octet-stream"],
  params: z.strictObject({ deliveryId: z.coerce.number().int() }),
  handle: async ({ actor, params }) => {
    const { fileName, body } = await openDocument(actor, params.deliveryId);
    return new Response(new Uint8Array(body), {
      headers: {
        // Whatever it holds, no browser is to show it as part of this site.
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "private, no-store",
      },
    });
  },
});
