import { route } from "@/lib/http/route.ts";
import { discardMessage } from "@/lib/notifications/delivery/write.ts";
import { MessageNumber } from "@/lib/notifications/messages/schema.ts";

export const POST = route({
  summary: "Give a message up for good",
  permission: "notifications:manage",
  params: MessageNumber,
  status: 204,
  handle: ({ actor, params }) => discardMessage(actor, params.messageId),
});
