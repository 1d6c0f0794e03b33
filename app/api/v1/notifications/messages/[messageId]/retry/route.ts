import { route } from "@/lib/http/route.ts";
import { retryMessage } from "@/lib/notifications/delivery/write.ts";
import { MessageNumber } from "@/lib/notifications/messages/schema.ts";

export const POST = route({
  summary: "Try a message again that was given up",
  permission: "notifications:manage",
  params: MessageNumber,
  status: 204,
  handle: ({ actor, params }) => retryMessage(actor, params.messageId),
});
