import { route } from "@/lib/http/route.ts";
import { VexTrust } from "@/lib/vex/schema.ts";
import { setTrust } from "@/lib/vex/write.ts";

export const PUT = route({
  summary: "Let an author's VEX statements through a collector decide by themselves, or only suggest",
  permission: "settings:manage",
  body: VexTrust,
  status: 204,
  handle: ({ actor, body }) => setTrust(actor, body),
});
