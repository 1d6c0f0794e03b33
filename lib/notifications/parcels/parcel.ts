import type { Sealed } from "../destinations/schema.ts";
import type { Notice, ShownParcel } from "../messages/schema.ts";
import { emailParcel } from "./email.ts";
import { githubParcel } from "./github.ts";
import { jiraParcel } from "./jira.ts";
import { type HttpParcel, type MailParcel, postJson } from "./post.ts";
import { slackBody } from "./slack.ts";
import { teamsBody } from "./teams.ts";
import { webhookParcel } from "./webhook.ts";

export type Parcel = HttpParcel | MailParcel;

/** A message as it goes over the wire to a destination. @param now for signatures that carry their time */
export const parcelOf = ({ connection, signing }: Sealed, notice: Notice, now: Date): Parcel => {
  switch (connection.kind) {
    case "webhook":
      return webhookParcel(connection, signing, notice, now);
    case "email":
      return emailParcel(connection, notice);
    case "slack":
      return postJson(connection.url, {}, slackBody(notice));
    case "teams":
      return postJson(connection.url, {}, teamsBody(notice));
    case "jira":
      return jiraParcel(connection, notice);
    case "github":
      return githubParcel(connection, notice);
  }
};

const BLOTTED = "[redacted]";

/** What a person may see of a parcel: everything but credentials, and of an address that is one, its host. */
export const shownParcel = (parcel: Parcel): ShownParcel => {
  if (parcel.via === "smtp") {
    const { from, to, subject, text, messageId } = parcel.mail;
    const headers = { From: from, To: to.join(", "), Subject: subject, "Message-ID": messageId };
    return {
      to: `${parcel.server.host}:${parcel.server.port}`,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: text,
    };
  }
  const { origin, pathname } = new URL(parcel.url);
  return {
    to: `${parcel.method} ${parcel.isSecretUrl ? `${origin}/…` : `${origin}${pathname}`}`,
    headers: Object.entries(parcel.headers).map(([name, value]) => ({
      name,
      value: name === "authorization" ? BLOTTED : value,
    })),
    body: parcel.body,
  };
};
