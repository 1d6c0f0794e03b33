import { Webhook } from "standardwebhooks";
import type { ConnectionOf, SigningSecret } from "../destinations/schema.ts";
import type { Notice } from "../messages/schema.ts";
import { type HttpParcel, postJson } from "./post.ts";

/** Signed as Standard Webhooks has it; while a secret is being rotated, by both. */
export const webhookParcel = (
  { url }: ConnectionOf<"webhook">,
  signing: readonly SigningSecret[],
  notice: Notice,
  now: Date,
): HttpParcel => {
  const { key, event, at, ...data } = notice;
  const parcel = postJson(url, {}, { type: `plimsoll.${event}`, timestamp: at, data: { id: key, ...data } });
  const signatures = signing
    .filter(({ until }) => until === null || Date.parse(until) > now.getTime())
    .map(({ secret }) => new Webhook(secret).sign(key, now, parcel.body));
  return {
    ...parcel,
    headers: {
      ...parcel.headers,
      "webhook-id": key,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": signatures.join(" "),
    },
  };
};
