import { route } from "@/lib/http/route.ts";
import { getQueue } from "@/lib/operations/queue/read.ts";
import { QueueState } from "@/lib/operations/queue/schema.ts";

export const GET = route({
  summary: "The job queue: what waits, runs and was given up, and for how long the oldest waits",
  permission: "operations:read",
  response: QueueState,
  handle: ({ actor }) => getQueue(actor),
});
