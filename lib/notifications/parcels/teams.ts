import type { Notice } from "../messages/schema.ts";
import { oneLine } from "./text.ts";

/** A message has at most 28 KiB. */
const SHOWN = 10;

interface Run {
  type: "TextRun";
  text: string;
  weight?: "Bolder";
  size?: "Medium";
  isSubtle?: boolean;
  selectAction?: { type: "Action.OpenUrl"; url: string };
}

/** A RichTextBlock reads no Markdown, a TextBlock does; without `msteams.entities` nobody can be mentioned. */
const line = (...inlines: Run[]) => ({ type: "RichTextBlock", inlines });
const run = (text: string, max: number, more: Partial<Run> = {}): Run => ({
  type: "TextRun",
  text: oneLine(text, max) || "—",
  ...more,
});

/** The payload of a webhook of Teams (workflows): a message with one Adaptive Card. */
export const teamsBody = (notice: Notice) => ({
  type: "message",
  attachments: [
    {
      contentType: "application/vnd.microsoft.card.adaptive",
      contentUrl: null,
      content: {
        $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
        type: "AdaptiveCard",
        version: "1.4",
        body: [
          line(run(notice.title, 300, { weight: "Bolder", size: "Medium" })),
          ...notice.entries
            .slice(0, SHOWN)
            .map(({ name, severity, facts, link }) =>
              line(
                run(name, 200, { selectAction: { type: "Action.OpenUrl", url: link } }),
                { type: "TextRun", text: " ", isSubtle: true },
                run([severity ?? "", ...facts].filter(Boolean).join(" · "), 250, { isSubtle: true }),
              ),
            ),
          line(run(footOf(notice), 300, { isSubtle: true })),
        ],
        actions: [{ type: "Action.OpenUrl", title: "Open in Plimsoll", url: notice.link }],
      },
    },
  ],
});

const footOf = ({ count, entries, rule, at }: Notice): string => {
  const shown = Math.min(entries.length, SHOWN);
  return [count > shown ? `${shown} of ${count} shown` : "", rule ? `rule ${rule}` : "", at]
    .filter((part) => part !== "")
    .join(" · ");
};
