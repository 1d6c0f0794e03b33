import { z } from "zod";
import { webOf } from "../destinations/address.ts";
import type { ConnectionOf } from "../destinations/schema.ts";
import type { Notice, NoticeEntry } from "../messages/schema.ts";
import type { Ticket } from "./jira.ts";
import type { HttpParcel } from "./post.ts";
import { codeSpan, oneLine } from "./text.ts";

type Github = ConnectionOf<"github">;

/** A title is no Markdown, but lists of titles elsewhere may read it as such: `@name` is parted from its sign. */
const titleOf = (title: string): string => oneLine(title, 200).replaceAll("@", "@\u2060");

/** Not shown, and found again by an attempt that follows one whose answer was lost. */
const markOf = (key: string): string => `<!-- plimsoll:${key} -->`;

const requestTo = (
  { api, token }: Github,
  method: "GET" | "POST",
  path: string,
  body: string,
): HttpParcel => ({
  via: "http",
  method,
  url: `${api}${path}`,
  isSecretUrl: false,
  headers: {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "x-github-api-version": "2022-11-28",
    ...(method === "POST" ? { "content-type": "application/json" } : {}),
  },
  body,
});

/** "Create an issue" of GitHub's REST API. What strangers wrote is in code spans, where nothing is looked for. */
export const githubParcel = (connection: Github, notice: Notice): HttpParcel => {
  const items = fitting(notice.entries.map(itemOf), LONGEST_LIST);
  const lines = [
    `[Open in Plimsoll](${notice.link})`,
    "",
    ...items,
    ...(notice.count > items.length
      ? ["", `and ${notice.count - items.length} more behind the link above`]
      : []),
    "",
    markOf(notice.key),
  ];
  const issue = { title: titleOf(notice.title), body: lines.join("\n"), labels: connection.labels };
  return requestTo(connection, "POST", `/repos/${connection.repository}/issues`, JSON.stringify(issue));
};

/** A body has at most 65,536 letters; this leaves room for what surrounds the list. */
const LONGEST_LIST = 60_000;

const itemOf = ({ name, severity, facts, link }: NoticeEntry): string =>
  `- ${severity ? `**${severity}** ` : ""}${codeSpan(name, 300)} ([open](${link}))${facts.map((fact) => `\n  - ${codeSpan(fact, 300)}`).join("")}`;

/** As many from the beginning as are within a length together. */
const fitting = (items: readonly string[], longest: number): string[] => {
  let length = 0;
  return items.filter((item) => {
    length += item.length + 1;
    return length <= longest;
  });
};

/** Asks for the newest issues: the one that an earlier attempt may have made is among them. */
export const githubSearch = (connection: Github, since: string): HttpParcel =>
  requestTo(
    connection,
    "GET",
    `/repos/${connection.repository}/issues?state=all&sort=created&direction=desc&per_page=100&since=${encodeURIComponent(since)}`,
    "",
  );

const Issue = z.object({ number: z.int().positive(), body: z.string().nullish() });
const Issues = z.array(Issue);

/** The ticket in an answer to "create an issue", or the one with the message's mark in a list of issues. */
export const githubTicket = (connection: Github, answer: unknown, key: string): Ticket | null => {
  const listed = Issues.safeParse(answer).data;
  const issue = listed
    ? listed.find(({ body }) => body?.includes(markOf(key)))
    : Issue.safeParse(answer).data;
  if (!issue) return null;
  return {
    key: `#${issue.number}`,
    url: `${webOf(connection.api).origin}/${connection.repository}/issues/${issue.number}`,
  };
};
