import { z } from "zod";
import { Welcome } from "@/lib/access/schema.ts";
import { welcome } from "@/lib/access/write.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({
  summary: "Spend a one-time link: make the account it stands for",
  permission: "public",
  body: Welcome,
  response: z.object({ email: z.string() }),
  status: 201,
  handle: ({ actor, body }) => welcome(actor, body),
});
