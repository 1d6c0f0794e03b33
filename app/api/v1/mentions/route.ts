import { listMentions } from "@/lib/findings/mentions/read.ts";
import { MentionPage, MentionQuery } from "@/lib/findings/mentions/schema.ts";
import { readMentions } from "@/lib/findings/mentions/write.ts";
import { route } from "@/lib/http/route.ts";

export const GET = route({
  summary: "Remarks that name the asker, newest first",
  permission: "self",
  query: MentionQuery,
  response: MentionPage,
  handle: ({ actor, query }) => listMentions(actor, query),
});

export const PUT = route({
  summary: "The asker has seen the remarks that name them",
  permission: "self",
  status: 204,
  handle: ({ actor }) => readMentions(actor),
});
