import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/**
 * The requests of four products as their makers publish them, in our words: Slack's "Block Kit" reference with its
 * limits, Microsoft's Adaptive Card schema 1.4 and the message that carries it, Atlassian's document format and "Create
 * issue" of Jira Cloud's REST API 3, GitHub's "Create an issue". Strict: what they do not know is refused.
 */
const SlackPlain = z.strictObject({
  type: z.literal("plain_text"),
  text: z.string().min(1).max(3000),
  emoji: z.boolean(),
});
const SlackButton = z.strictObject({
  type: z.literal("button"),
  text: SlackPlain.refine(({ text }) => text.length <= 75),
  url: z.url().max(3000),
  style: z.enum(["primary", "danger"]).optional(),
});
export const SlackMessage = z.strictObject({
  text: z.string().max(40_000),
  mrkdwn: z.boolean(),
  unfurl_links: z.boolean(),
  unfurl_media: z.boolean(),
  blocks: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({
          type: z.literal("header"),
          text: SlackPlain.refine(({ text }) => text.length <= 150),
        }),
        z.strictObject({ type: z.literal("section"), text: SlackPlain, accessory: SlackButton }),
        z.strictObject({ type: z.literal("context"), elements: z.array(SlackPlain).min(1).max(10) }),
        z.strictObject({ type: z.literal("actions"), elements: z.array(SlackButton).min(1).max(25) }),
      ]),
    )
    .max(50),
});

const OpenUrl = z.strictObject({
  type: z.literal("Action.OpenUrl"),
  url: z.url(),
  title: z.string().optional(),
});
const RichText = z.strictObject({
  type: z.literal("RichTextBlock"),
  inlines: z.array(
    z.strictObject({
      type: z.literal("TextRun"),
      text: z.string(),
      weight: z.enum(["Lighter", "Default", "Bolder"]).optional(),
      size: z.enum(["Small", "Default", "Medium", "Large", "ExtraLarge"]).optional(),
      isSubtle: z.boolean().optional(),
      selectAction: OpenUrl.optional(),
    }),
  ),
});
export const TeamsMessage = z
  .strictObject({
    type: z.literal("message"),
    attachments: z
      .array(
        z.strictObject({
          contentType: z.literal("application/vnd.microsoft.card.adaptive"),
          contentUrl: z.null(),
          content: z.strictObject({
            $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
            type: z.literal("AdaptiveCard"),
            version: z.literal("1.4"),
            body: z.array(RichText),
            actions: z.array(OpenUrl),
          }),
        }),
      )
      .length(1),
  })
  .refine((message) => Buffer.byteLength(JSON.stringify(message)) <= 28 * 1024, "larger than 28 KiB");

const AdfText = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1),
  marks: z
    .array(z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href: z.url() }) }))
    .min(1)
    .optional(),
});
const AdfParagraph = z.strictObject({ type: z.literal("paragraph"), content: z.array(AdfText) });
const AdfList = z.strictObject({
  type: z.literal("bulletList"),
  content: z
    .array(z.strictObject({ type: z.literal("listItem"), content: z.array(AdfParagraph).min(1) }))
    .min(1),
});
const lettersIn = (doc: object): number =>
  [...JSON.stringify(doc).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].reduce(
    (sum, [, text]) => sum + text!.length,
    0,
  );

export const JiraIssue = z.strictObject({
  fields: z.strictObject({
    project: z.strictObject({ key: z.string() }),
    issuetype: z.strictObject({ name: z.string() }),
    summary: z
      .string()
      .min(1)
      .max(255)
      .regex(/^[^\n\r]*$/),
    labels: z.array(z.string().max(255).regex(/^\S+$/)),
    description: z
      .strictObject({
        type: z.literal("doc"),
        version: z.literal(1),
        content: z.array(z.union([AdfParagraph, AdfList])),
      })
      .refine((doc) => lettersIn(doc) <= 32_767, "longer than 32,767 letters"),
  }),
});

export const GithubIssue = z.strictObject({
  title: z.string().min(1).max(256),
  body: z.string().max(65_536),
  labels: z.array(z.string()),
});

export interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}
type Reply = { status: number; body: unknown };

/** A server that keeps what it was asked, and answers as it is told. */
export const listen = async (answer: (asked: Asked) => Reply | "hang up") => {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const one = {
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(pieces).toString("utf8"),
    };
    asked.push(one);
    const reply = answer(one);
    if (reply === "hang up") return void request.socket.destroy();
    const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
    response.writeHead(reply.status).end(text);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, host, url: `http://${host}`, close: () => void server.close() };
};

const complaint = (error: z.ZodError) => z.prettifyError(error);

export const slack = (): ReturnType<typeof listen> =>
  listen(({ body }) => {
    const read = SlackMessage.safeParse(JSON.parse(body));
    return read.success
      ? { status: 200, body: "ok" }
      : { status: 400, body: `invalid_blocks ${complaint(read.error)}` };
  });

export const teams = (): ReturnType<typeof listen> =>
  listen(({ body }) => {
    const read = TeamsMessage.safeParse(JSON.parse(body));
    return read.success ? { status: 202, body: "" } : { status: 400, body: complaint(read.error) };
  });

/** @param losesAnswers how many of the first tickets are made without a word about it */
export const jira = async (losesAnswers = 0) => {
  const made: z.infer<typeof JiraIssue>[] = [];
  const server = await listen(({ method, path, headers, body }) => {
    if (headers.authorization !== `Basic ${Buffer.from("bot@example.com:jira-token").toString("base64")}`)
      return { status: 401, body: { errorMessages: ["Client must be authenticated"], errors: {} } };
    const url = new URL(path, "http://jira");
    if (method === "GET" && url.pathname === "/rest/api/3/search/jql") {
      const label = /labels = "([^"]+)"/.exec(url.searchParams.get("jql") ?? "")?.[1];
      const found = made.findIndex(({ fields }) => label !== undefined && fields.labels.includes(label));
      return {
        status: 200,
        body: { issues: found < 0 ? [] : [{ id: "1", key: `SEC-${found + 1}` }], isLast: true },
      };
    }
    if (method !== "POST" || url.pathname !== "/rest/api/3/issue") return { status: 404, body: "" };
    const read = JiraIssue.safeParse(JSON.parse(body));
    if (!read.success) return { status: 400, body: { errorMessages: [complaint(read.error)], errors: {} } };
    made.push(read.data);
    if (made.length <= losesAnswers) return "hang up";
    const key = `SEC-${made.length}`;
    return {
      status: 201,
      body: { id: String(made.length), key, self: `http://jira/rest/api/3/issue/${made.length}` },
    };
  });
  return { ...server, made };
};

/** @param losesAnswers how many of the first issues are made without a word about it */
export const github = async (losesAnswers = 0) => {
  const made: z.infer<typeof GithubIssue>[] = [];
  const server = await listen(({ method, path, headers, body }) => {
    if (headers.authorization !== "Bearer github-token" || !headers["user-agent"])
      return { status: 401, body: { message: "Bad credentials" } };
    if (!path.startsWith("/repos/example/ships/issues"))
      return { status: 404, body: { message: "Not Found" } };
    if (method === "GET")
      return { status: 200, body: made.map((issue, n) => ({ number: n + 1, ...issue })).reverse() };
    const read = GithubIssue.safeParse(JSON.parse(body));
    if (!read.success) return { status: 422, body: { message: complaint(read.error) } };
    made.push(read.data);
    if (made.length <= losesAnswers) return "hang up";
    return {
      status: 201,
      body: {
        number: made.length,
        html_url: "https://evil.example/",
        body: read.data.body,
        title: read.data.title,
      },
    };
  });
  return { ...server, made };
};
