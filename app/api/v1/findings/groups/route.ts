import { listGroups } from "@/lib/findings/groups/read.ts";
import { GroupPage, GroupQuery } from "@/lib/findings/groups/schema.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Findings that match a filter, put together by rule, component, team, subject, kind or severity",
  permission: "findings:read",
  asOf: true,
  query: GroupQuery,
  response: GroupPage,
  handle: ({ actor, query }) => listGroups(actor, query),
});
