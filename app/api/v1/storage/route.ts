import { route } from "@/lib/http/route.ts";
import { getStorage } from "@/lib/operations/storage/read.ts";
import { Storage } from "@/lib/operations/storage/schema.ts";

export const GET = route({
  summary: "What the database holds, by what it is, and how much disk is left",
  permission: "operations:read",
  response: Storage,
  handle: ({ actor }) => getStorage(actor),
});
