import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { Connection } from "../destinations/schema.ts";
import { findingEntry, noticeOf } from "../messages/notice.ts";
import type { Notice } from "../messages/schema.ts";
import { githubTicket } from "./github.ts";
import { parcelOf, shownParcel } from "./parcel.ts";
import { GithubIssue, JiraIssue, SlackMessage, TeamsMessage } from "./testing.ts";
import { codeSpan, escapedHtml, oneLine } from "./text.ts";

const NOW = new Date("2026-03-10T12:00:00.000Z");
const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const OLD_SECRET = `whsec_${Buffer.alloc(32, 9).toString("base64")}`;
const CONNECTIONS = {
  webhook: { kind: "webhook", url: "https://hooks.example/T0/secret-path?key=1" },
  slack: { kind: "slack", url: "https://hooks.slack.example/services/secret-path" },
  teams: { kind: "teams", url: "https://teams.example/secret-path" },
  email: {
    kind: "email",
    host: "mail.example",
    port: 587,
    security: "starttls",
    user: "me",
    password: "mail-password",
    from: "plimsoll@example.com",
    to: ["team@example.com"],
  },
  jira: {
    kind: "jira",
    site: "https://example.atlassian.net",
    account: "bot@example.com",
    token: "jira-token",
    project: "SEC",
    issueType: "Task",
    labels: ["security"],
  },
  github: {
    kind: "github",
    api: "https://api.github.com",
    token: "github-token",
    repository: "example/ships",
    labels: ["security"],
  },
} satisfies { [K in Connection["kind"]]: Extract<Connection, { kind: K }> };
const sealed = (kind: Connection["kind"]) => ({
  connection: CONNECTIONS[kind],
  signing: kind === "webhook" ? [{ secret: SECRET, until: null }] : [],
});

/** What a scanner that wants harm may write. */
const HOSTILE = [
  "CVE-1\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>",
  "<!channel> <@U123> <https://evil.example|click> *bold* `code`",
  "@everyone @org/team fixes #1 owner/repo#2 GH-3",
  "[click](https://evil.example) ![](https://evil.example/x.png) <img src=x onerror=alert(1)>",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of others
  "``` ` `` {{constructor}} ${7*7} <%= x %> #{x}",
  "\u202Egnp.exe\u2066 \u0000 \uD800 \u200B",
  "<at>everyone</at> **bold** [x](https://evil.example)",
  "",
  "`".repeat(400),
  "\u4e2d".repeat(400),
  "x".repeat(70_000),
];
const noticeWith = (text: string, count = 3): Notice =>
  noticeOf({
    key: "msg_0123456789abcdef01234567",
    event: "new_finding",
    at: NOW,
    rule: text.slice(0, 100),
    filter: null,
    base: "https://plimsoll.example",
    count,
    bySeverity: { critical: 1, high: 2 },
    entries: Array.from({ length: count }, (_, n) =>
      findingEntry(
        {
          id: n + 1,
          severity: "critical",
          state: "present",
          rule: text,
          component: text,
          subject: text,
          team: text,
          kev: true,
          epss: 0.5,
        },
        "https://plimsoll.example",
      ),
    ),
  });
const bodyOf = (kind: Connection["kind"], notice: Notice): unknown => {
  const parcel = parcelOf(sealed(kind), notice, NOW);
  return parcel.via === "http" ? JSON.parse(parcel.body) : null;
};

describe("a webhook", () => {
  const signed = (signing: { secret: string; until: string | null }[]) => {
    const parcel = parcelOf({ connection: CONNECTIONS.webhook, signing }, noticeWith("x"), new Date());
    if (parcel.via !== "http") throw new Error("not http");
    return parcel;
  };

  it("is signed so that the receiver's library of Standard Webhooks takes it", () => {
    const { body, headers } = signed([{ secret: SECRET, until: null }]);
    expect(new Webhook(SECRET).verify(body, headers)).toMatchObject({
      type: "plimsoll.new_finding",
      timestamp: NOW.toISOString(),
      data: {
        id: "msg_0123456789abcdef01234567",
        count: 3,
        link: "https://plimsoll.example/notifications/msg_0123456789abcdef01234567",
      },
    });
    expect(() => new Webhook(SECRET).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(OLD_SECRET).verify(body, headers)).toThrow();
    expect(() => new Webhook(SECRET).verify(body, { ...headers, "webhook-id": "msg_other" })).toThrow();
  });

  it("is signed with both secrets while one is being rotated, and with the old one no longer", () => {
    const both = signed([
      { secret: SECRET, until: null },
      { secret: OLD_SECRET, until: "2999-01-01T00:00:00Z" },
    ]);
    for (const secret of [SECRET, OLD_SECRET])
      expect(() => new Webhook(secret).verify(both.body, both.headers)).not.toThrow();
    const over = signed([
      { secret: SECRET, until: null },
      { secret: OLD_SECRET, until: "2020-01-01T00:00:00Z" },
    ]);
    expect(() => new Webhook(OLD_SECRET).verify(over.body, over.headers)).toThrow();
  });
});

describe.each(HOSTILE.map((text) => [JSON.stringify(text.slice(0, 40)), text]))(
  "hostile text %s",
  (_, text) => {
    const notices = [noticeWith(text, 1), noticeWith(text, 3), noticeWith(text, 120)];

    it("keeps within what the vendors publish", () => {
      for (const notice of notices) {
        SlackMessage.parse(bodyOf("slack", notice));
        TeamsMessage.parse(bodyOf("teams", notice));
        JiraIssue.parse(bodyOf("jira", notice));
        GithubIssue.parse(bodyOf("github", notice));
      }
    });

    it("adds no header to a letter and no element to its HTML", () => {
      for (const notice of notices) {
        const parcel = parcelOf(sealed("email"), notice, NOW);
        if (parcel.via !== "smtp") throw new Error("not a letter");
        const { subject, text: letter, html } = parcel.mail;
        expect(subject).not.toMatch(/[\u0000-\u001f\u007f\u202e\u2066]/);
        expect(letter.split("\n").some((line) => line.startsWith("Bcc:"))).toBe(false);
        const tags = [...html.matchAll(/<\/?([a-z!]+)/g)].map(([, tag]) => tag);
        expect(new Set(tags)).toEqual(
          new Set(["!doctype", "html", "body", "p", "strong", "a", "ul", "li", "br"]),
        );
        expect(letter.match(/https?:\/\/(?!plimsoll\.example)/)).toBeNull();
        const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!);
        expect(targets.every((href) => href.startsWith("https://plimsoll.example/"))).toBe(true);
      }
    });

    it("begins nothing of Slack's markup", () => {
      for (const notice of notices) {
        const { text: fallback, blocks } = SlackMessage.parse(bodyOf("slack", notice));
        expect(fallback).not.toMatch(/[<>]/);
        expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"');
      }
    });

    it("links from Jira, Teams and GitHub nowhere but home", () => {
      for (const notice of notices) {
        const links = [
          ...JSON.stringify([bodyOf("jira", notice), bodyOf("teams", notice)]).matchAll(
            /"(?:href|url)":"([^"]*)"/g,
          ),
        ];
        expect(links.length).toBeGreaterThan(3);
        expect(links.every(([, href]) => href!.startsWith("https://plimsoll.example/"))).toBe(true);
        const { title, body } = GithubIssue.parse(bodyOf("github", notice));
        expect(title).not.toMatch(/@[^\u2060]/);
        // What is left without its code spans is ours.
        const ours = body.replaceAll(/(`+) .*? \1(?!`)/g, "");
        expect(ours).not.toMatch(/[@#]\w|evil\.example|<(?!!-- plimsoll:msg_\w+ -->)/);
      }
    });
  },
);

describe("text", () => {
  it("on one line has no line end, no control and no invisible mark, and is never longer than asked", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.integer({ min: 2, max: 100 }),
        (text, max) => {
          const line = oneLine(text, max);
          expect(line.length).toBeLessThanOrEqual(max);
          expect(line.isWellFormed()).toBe(true);
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        },
      ),
    );
  });

  it("in a code span cannot end it", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("`", " ", "a", "@", "\n"), maxLength: 40 }), (text) => {
        const [, fence, inside] = /^(`+) (.*) \1$/.exec(codeSpan(text, 100)) ?? [];
        expect(fence).toBeDefined();
        expect([...inside!.matchAll(/`+/g)].every(([run]) => run.length !== fence!.length)).toBe(true);
      }),
    );
  });

  it("in HTML has no sign that begins an element, an entity or ends a value", () => {
    expect(escapedHtml(`<a href="x" title='y'>&`)).toBe(
      "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;",
    );
  });
});

describe("what a person may see of a parcel", () => {
  it.each(["webhook", "slack", "teams", "email", "jira", "github"] as const)("%s: no credential", (kind) => {
    const shown = JSON.stringify(shownParcel(parcelOf(sealed(kind), noticeWith("x"), NOW)));
    const basic = Buffer.from("bot@example.com:jira-token").toString("base64");
    for (const secret of ["secret-path", "mail-password", "jira-token", "github-token", basic, SECRET])
      expect(shown).not.toContain(secret);
    expect(shown).toContain("3 new findings: 1 critical, 2 high");
  });
});

it("takes a ticket's address from what it knows, not from what an API says", () => {
  const answer = { number: 7, html_url: "https://evil.example/" };
  expect(githubTicket(CONNECTIONS.github, answer, "msg_1")?.url).toBe(
    "https://github.com/example/ships/issues/7",
  );
  const own = { ...CONNECTIONS.github, api: "https://git.example/api/v3" };
  expect(githubTicket(own, answer, "msg_1")?.url).toBe("https://git.example/example/ships/issues/7");
});
