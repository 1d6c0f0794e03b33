import { route } from "@/lib/http/route.ts";
import { JobParams } from "@/lib/operations/queue/schema.ts";
import { discardJob } from "@/lib/operations/queue/write.ts";

export const POST = route({
  summary: "Let a job that was given up go for good",
  permission: "operations:manage",
  params: JobParams,
  status: 204,
  handle: ({ actor, params }) => discardJob(actor, params.jobId),
});
