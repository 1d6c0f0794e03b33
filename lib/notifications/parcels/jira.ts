import { z } from "zod";
import type { ConnectionOf } from "../destinations/schema.ts";
import type { Notice } from "../messages/schema.ts";
import type { HttpParcel } from "./post.ts";
import { oneLine } from "./text.ts";

type Jira = ConnectionOf<"jira">;

/** Marks the ticket of a message, so that an attempt whose answer was lost is found again. */
const labelOf = (key: string): string => `plimsoll-${key.replaceAll("_", "-")}`;

const requestTo = (
  { site, account, token }: Jira,
  method: "GET" | "POST",
  path: string,
  body: string,
): HttpParcel => ({
  via: "http",
  method,
  url: `${site}${path}`,
  isSecretUrl: false,
  headers: {
    accept: "application/json",
    authorization: `Basic ${Buffer.from(`${account}:${token}`).toString("base64")}`,
    ...(method === "POST" ? { "content-type": "application/json" } : {}),
  },
  body,
});

/** A description has at most 32,767 letters. */
const SHOWN = 30;

const text = (words: string, max: number, marks: object[] = []) => ({
  type: "text",
  text: oneLine(words, max) || "—",
  ...(marks.length > 0 ? { marks } : {}),
});
const linked = (words: string, href: string) => text(words, 300, [{ type: "link", attrs: { href } }]);
const paragraph = (...content: object[]) => ({ type: "paragraph", content });

/** "Create issue" of Jira Cloud's REST API 3; the description is a document of nodes, in which text is only text. */
export const jiraParcel = (connection: Jira, told: Notice): HttpParcel => {
  const notice = { ...told, entries: told.entries.slice(0, SHOWN) };
  const { project, issueType, labels } = connection;
  const description = {
    type: "doc",
    version: 1,
    content: [
      paragraph(linked("Open in Plimsoll", notice.link)),
      ...(notice.entries.length === 0 ? [] : [listOf(notice)]),
      ...(notice.count > notice.entries.length
        ? [paragraph(text(`and ${notice.count - notice.entries.length} more behind the link above`, 200))]
        : []),
    ],
  };
  const fields = {
    project: { key: project },
    issuetype: { name: issueType },
    summary: oneLine(notice.title, 255),
    labels: [...labels, "plimsoll", labelOf(notice.key)],
    description,
  };
  return requestTo(connection, "POST", "/rest/api/3/issue", JSON.stringify({ fields }));
};

const listOf = ({ entries }: Notice) => ({
  type: "bulletList",
  content: entries.map(({ name, severity, facts, link }) => ({
    type: "listItem",
    content: [
      paragraph(
        linked(name, link),
        { type: "text", text: " " },
        text([severity ?? "", ...facts].filter(Boolean).join(" · "), 400),
      ),
    ],
  })),
});

/** Asks for the ticket that an earlier attempt may have made. */
export const jiraSearch = (connection: Jira, key: string): HttpParcel => {
  const jql = `project = "${connection.project}" AND labels = "${labelOf(key)}"`;
  return requestTo(
    connection,
    "GET",
    `/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}&fields=summary&maxResults=1`,
    "",
  );
};

const IssueKey = z.string().regex(/^[A-Z][A-Z0-9_]*-\d+$/);
const Created = z.object({ key: IssueKey });
const Found = z.object({ issues: z.array(Created) });

export interface Ticket {
  key: string;
  url: string;
}

/** The ticket in an answer to "create issue" or to a search; null when there is none in it. */
export const jiraTicket = ({ site }: Jira, answer: unknown): Ticket | null => {
  const { data } = Created.safeParse(answer);
  const key = data?.key ?? Found.safeParse(answer).data?.issues[0]?.key;
  return key === undefined ? null : { key, url: `${site}/browse/${key}` };
};
