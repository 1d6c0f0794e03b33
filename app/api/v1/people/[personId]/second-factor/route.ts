import { z } from "zod";
import { resetSecondFactor } from "@/lib/access/second-factor/write.ts";
import { route } from "@/lib/http/route.ts";

export const DELETE = route({
  summary: "Take a person's second factor away, who lost device and recovery codes; their sessions end",
  permission: "people:manage",
  params: z.strictObject({ personId: z.uuid() }),
  status: 204,
  handle: ({ actor, params }) => resetSecondFactor(actor, params.personId),
});
