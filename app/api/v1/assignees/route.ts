import { listAssignees } from "@/lib/findings/assignment/read.ts";
import { Assignees } from "@/lib/findings/assignment/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "People and teams that findings can be given to, and who can be named in remarks",
  permission: "findings:triage",
  response: Assignees,
  handle: ({ actor }) => listAssignees(actor),
});
