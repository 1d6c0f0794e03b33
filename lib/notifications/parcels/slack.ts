import type { Notice } from "../messages/schema.ts";
import { oneLine } from "./text.ts";

/** A message has at most 50 blocks; more than these few nobody reads in a chat. */
const SHOWN = 10;

/** `plain_text` is shown as it is: no link, mention or formatting is looked for in it. */
const plain = (text: string, max: number) => ({
  type: "plain_text",
  text: oneLine(text, max) || "—",
  emoji: false,
});

/** `&`, `<` and `>` are all that begins something in Slack's own markup, which the text of a notice is read as. */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The payload of an incoming webhook (Block Kit). */
export const slackBody = (notice: Notice) => ({
  text: escaped(oneLine(notice.title, 300)),
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
  blocks: [
    { type: "header", text: plain(notice.title, 150) },
    ...notice.entries.slice(0, SHOWN).map(({ name, severity, facts, link }) => ({
      type: "section",
      text: plain([severity?.toUpperCase(), name, ...facts].filter(Boolean).join(" · "), 600),
      accessory: { type: "button", text: plain("Open", 75), url: link },
    })),
    { type: "context", elements: [plain(contextOf(notice), 300)] },
    {
      type: "actions",
      elements: [{ type: "button", text: plain("Open in Plimsoll", 75), url: notice.link, style: "primary" }],
    },
  ],
});

const contextOf = ({ count, entries, rule, at }: Notice): string => {
  const shown = Math.min(entries.length, SHOWN);
  return [count > shown ? `${shown} of ${count} shown` : "", rule ? `rule ${rule}` : "", at]
    .filter((part) => part !== "")
    .join(" · ");
};
