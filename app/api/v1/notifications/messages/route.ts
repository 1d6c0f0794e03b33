import { route } from "@/lib/http/route.ts";
import { listMessages } from "@/lib/notifications/messages/read.ts";
import { MessageList, MessagePage } from "@/lib/notifications/messages/schema.ts";

export const GET = route({
  summary: "Messages with what became of them, the newest first",
  permission: "notifications:read",
  query: MessageList,
  response: MessagePage,
  handle: ({ actor, query }) => listMessages(actor, query),
});
