import type { ConnectionOf } from "../destinations/schema.ts";
import type { Notice } from "../messages/schema.ts";
import type { MailParcel } from "./post.ts";
import { defanged, escapedHtml, oneLine } from "./text.ts";

/** Mail programs make links of what looks like one; ours are the only ones. */
const safeLine = (text: string, max: number): string => oneLine(defanged(text), max);

/** A letter in plain text and in HTML of our own; nothing of it comes from a file or an address. */
export const emailParcel = (connection: ConnectionOf<"email">, notice: Notice): MailParcel => {
  const { host, port, security, user, password, from, to } = connection;
  return {
    via: "smtp",
    server: { host, port, security, user, password },
    mail: {
      from,
      to,
      subject: `[Plimsoll] ${safeLine(notice.title, 150)}`,
      text: textOf(notice),
      html: htmlOf(notice),
      // The same in every attempt: mail programs show a repetition once.
      messageId: `<${notice.key}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    },
  };
};

const textOf = (notice: Notice): string =>
  [
    safeLine(notice.title, 300),
    notice.link,
    "",
    ...notice.entries.flatMap(({ name, severity, facts, link }) => [
      `- ${[severity?.toUpperCase(), safeLine(name, 300)].filter(Boolean).join(" ")}`,
      ...(facts.length > 0 ? [`  ${safeLine(facts.join(" · "), 400)}`] : []),
      `  ${link}`,
    ]),
    ...restOf(notice).map((rest) => `\n${rest}`),
    "",
    footOf(notice),
  ].join("\n");

const htmlOf = (notice: Notice): string => {
  const link = (url: string, text: string) => `<a href="${escapedHtml(url)}">${escapedHtml(text)}</a>`;
  const entries = notice.entries.map(
    ({ name, severity, facts, link: url }) =>
      `<li>${link(url, safeLine(name, 300))}<br>${escapedHtml(safeLine([severity ?? "", ...facts].filter(Boolean).join(" · "), 400))}</li>`,
  );
  return [
    "<!doctype html><html><body>",
    `<p><strong>${escapedHtml(safeLine(notice.title, 300))}</strong></p>`,
    `<p>${link(notice.link, "Open in Plimsoll")}</p>`,
    entries.length > 0 ? `<ul>${entries.join("")}</ul>` : "",
    ...restOf(notice).map((rest) => `<p>${escapedHtml(rest)}</p>`),
    `<p>${escapedHtml(footOf(notice))}</p></body></html>`,
  ].join("\n");
};

const restOf = ({ count, entries }: Notice): string[] =>
  count > entries.length ? [`and ${count - entries.length} more behind the link above.`] : [];

const footOf = ({ rule, at }: Notice): string =>
  safeLine([rule ? `Sent by the rule ${rule}.` : "", `Written ${at}.`].filter(Boolean).join(" "), 300);
