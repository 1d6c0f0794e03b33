import { z } from "zod";
import { PersonChange } from "@/lib/access/schema.ts";
import { changePerson } from "@/lib/access/write.ts";
import { route } from "@/lib/http/route.ts";

export const PATCH = route({
  summary: "Give a person another role, or take away or give back access; their sessions end",
  permission: "people:manage",
  params: z.strictObject({ personId: z.uuid() }),
  body: PersonChange,
  status: 204,
  handle: ({ actor, params, body }) => changePerson(actor, params.personId, body),
});
