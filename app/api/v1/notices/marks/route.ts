import { route } from "@/lib/http/route.ts";
import { NoticeMark } from "@/lib/operations/notices/schema.ts";
import { markNotice, showNotices } from "@/lib/operations/notices/write.ts";

export const POST = route({
  summary: "Put a notice away, for good or for some hours; others still see it",
  permission: "self",
  body: NoticeMark,
  status: 204,
  handle: ({ actor, body }) => markNotice(actor, body),
});

export const DELETE = route({
  summary: "Show again what you had put away",
  permission: "self",
  status: 204,
  handle: ({ actor }) => showNotices(actor),
});
