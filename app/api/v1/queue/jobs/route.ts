import { route } from "@/lib/http/route.ts";
import { listJobs } from "@/lib/operations/queue/read.ts";
import { JobFilter, JobPage } from "@/lib/operations/queue/schema.ts";

export const GET = route({
  summary: "Jobs of one state, newest first; dead ones have used up their attempts",
  permission: "operations:read",
  query: JobFilter,
  response: JobPage,
  handle: ({ actor, query }) => listJobs(actor, query),
});
