import { route } from "@/lib/http/route.ts";
import { getMessage } from "@/lib/notifications/messages/read.ts";
import { MessageDetail, MessageNumber } from "@/lib/notifications/messages/schema.ts";

export const GET = route({
  summary: "One message with its payload, credentials blotted out",
  permission: "notifications:read",
  params: MessageNumber,
  response: MessageDetail,
  handle: ({ actor, params }) => getMessage(actor, params.messageId),
});
