import { route } from "@/lib/http/route.ts";
import { JobParams } from "@/lib/operations/queue/schema.ts";
import { retryJob } from "@/lib/operations/queue/write.ts";

export const POST = route({
  summary: "Give a job that was given up all its attempts again",
  permission: "operations:manage",
  params: JobParams,
  status: 204,
  handle: ({ actor, params }) => retryJob(actor, params.jobId),
});
