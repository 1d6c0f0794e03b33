import { z } from "zod";
import { listCollectors } from "@/lib/collectors/read.ts";
import { CollectorView, MintedToken, NewCollector } from "@/lib/collectors/schema.ts";
import { createCollector } from "@/lib/collectors/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Collectors: when each reported last, and what became of its reports",
  permission: "collectors:read",
  query: z.strictObject({}),
  response: z.object({ collectors: z.array(CollectorView) }),
  handle: async ({ actor }) => ({ collectors: await listCollectors(actor) }),
});

export const POST = route({
  summary: "Connect a collector; the answer holds its token, which is shown this once",
  permission: "collectors:manage",
  body: NewCollector,
  response: MintedToken,
  status: 201,
  handle: ({ actor, body }) => createCollector(actor, body),
});
