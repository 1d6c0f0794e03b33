import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, session } from "@/lib/access/testing.ts";
import { sql } from "@/lib/db/client.ts";
import { testDatabase } from "@/lib/db/testing.ts";
import type { RouteHandler } from "@/lib/http/route.ts";
import { collector, push, wipe } from "@/lib/ingest/testing.ts";
import { DestinationView, MadeDestination } from "@/lib/notifications/destinations/schema.ts";
import { FindingIssues } from "@/lib/notifications/issues/schema.ts";
import { MessageDetail, MessagePage, Trial } from "@/lib/notifications/messages/schema.ts";
import { jira, listen } from "@/lib/notifications/parcels/testing.ts";
import { Preview, RuleView } from "@/lib/notifications/rules/schema.ts";
import { runJobs, wipeNotifications } from "@/lib/notifications/testing.ts";
import { trivyImage } from "../../../../prisma/factories/trivy.ts";
import { POST as handOver } from "../findings/[findingId]/hand-over/route.ts";
import { POST as createIssue, GET as issues } from "../findings/[findingId]/issues/route.ts";
import {
  PATCH as changeDestination,
  DELETE as removeDestination,
} from "./destinations/[destinationId]/route.ts";
import { POST as rotate } from "./destinations/[destinationId]/secret/route.ts";
import { POST as test } from "./destinations/[destinationId]/test/route.ts";
import { POST as addDestination, GET as destinations } from "./destinations/route.ts";
import { POST as discard } from "./messages/[messageId]/discard/route.ts";
import { POST as retry } from "./messages/[messageId]/retry/route.ts";
import { GET as message } from "./messages/[messageId]/route.ts";
import { GET as messages } from "./messages/route.ts";
import { PUT as changeRule, DELETE as removeRule, PATCH as switchRule } from "./rules/[ruleId]/route.ts";
import { POST as preview } from "./rules/preview/route.ts";
import { POST as addRule, GET as rules } from "./rules/route.ts";

await testDatabase();
const ROLES = ["admin", "analyst", "auditor", "ciso", "viewer"] as const;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  for (const role of ROLES) cookies[role] = (await session((await person(role)).email)).cookie;
});
beforeEach(async () => {
  await wipe();
  await wipeNotifications();
});
const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});
const started = async <S extends { host: string; close: () => void }>(starting: Promise<S>): Promise<S> => {
  const server = await starting;
  closing.push(server.close);
  process.env.PLIMSOLL_OUTBOUND_ALLOW = server.host;
  return server;
};

interface Asking {
  who?: string;
  body?: unknown;
  params?: object;
  query?: string;
}
const call = async (handler: RouteHandler, method: string, asking: Asking = {}) => {
  const { who = "admin", body, params = {}, query = "" } = asking;
  const response = await handler(
    new Request(`http://plimsoll.test/api/v1${query}`, {
      method,
      headers: {
        cookie: cookies[who] ?? "",
        "sec-fetch-site": "same-origin",
        "content-type": "application/json",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
    { params: Promise.resolve(params as Record<string, string>) },
  );
  const text = await response.text();
  return { status: response.status, text, json: text === "" ? null : JSON.parse(text) };
};
const made = async (connection: object, name = "there") =>
  MadeDestination.strict().parse((await call(addDestination, "POST", { body: { name, connection } })).json);
const at = (id: number) => ({ destinationId: String(id) });
const aFinding = async (): Promise<string> => {
  await push(
    await collector("ci"),
    trivyImage({
      repository: "registry.example/shop/web",
      tag: "1",
      content: "web",
      os: { family: "debian", name: "12" },
      at: new Date(Date.now() - 3_600_000).toISOString(),
      flaws: [{ id: "CVE-2026-1", package: "openssl", type: "deb", version: "3.0.1", severity: "high" }],
    }),
  );
  return String((await sql<{ id: number }>`select id from finding`)[0]!.id);
};

describe("who may", () => {
  const MANAGING: [string, RouteHandler, string, object?][] = [
    [
      "add a destination",
      addDestination,
      "POST",
      { name: "x", connection: { kind: "slack", url: "https://x.example/" } },
    ],
    ["change one", changeDestination, "PATCH", { name: "y", version: 1 }],
    ["remove one", removeDestination, "DELETE"],
    ["send a test", test, "POST"],
    ["make a secret", rotate, "POST"],
    ["add a rule", addRule, "POST", { name: "r", destinationId: 1, event: "new_finding" }],
    ["change one", changeRule, "PUT", { name: "r", destinationId: 1, event: "new_finding", version: 1 }],
    ["switch one", switchRule, "PATCH", { enabled: false }],
    ["remove one", removeRule, "DELETE"],
    ["preview one", preview, "POST", { event: "new_finding" }],
    ["retry", retry, "POST"],
    ["discard", discard, "POST"],
  ];
  const params = { destinationId: "1", ruleId: "1", messageId: "1" };

  it.each(MANAGING)("%s: administrators", async (_, handler, method, body) => {
    for (const who of ["analyst", "auditor", "ciso", "viewer"])
      expect((await call(handler, method, { who, body, params })).status, who).toBe(403);
    expect((await call(handler, method, { who: "nobody", body, params })).status).toBe(401);
    expect((await call(handler, method, { body, params })).status).not.toBe(403);
  });

  it("read: all but viewers", async () => {
    for (const handler of [destinations, rules, messages]) {
      for (const who of ["admin", "analyst", "auditor", "ciso"])
        expect((await call(handler, "GET", { who })).status, who).toBe(200);
      expect((await call(handler, "GET", { who: "viewer" })).status).toBe(403);
    }
  });

  it("hand a finding over: who may triage", async () => {
    const params = { findingId: await aFinding() };
    const { id } = await made({ kind: "slack", url: "https://hooks.example/x" });
    const body = { destinationId: id, note: "" };
    for (const who of ["viewer", "auditor", "ciso"]) {
      expect((await call(handOver, "POST", { who, body, params })).status, who).toBe(403);
      expect((await call(createIssue, "POST", { who, body: { trackerId: id }, params })).status).toBe(403);
      expect((await call(issues, "GET", { who, params })).status, who).toBe(200);
    }
    expect((await call(handOver, "POST", { who: "analyst", body, params })).status).toBe(201);
  });
});

describe("a destination", () => {
  it("is told in a test what is shown, signed; its secrets come out nowhere", async () => {
    const server = await started(listen(() => ({ status: 200, body: "thanks" })));
    const { id, signingSecret } = await made({ kind: "webhook", url: `${server.url}/secret-path` });
    const tried = await call(test, "POST", { params: at(id) });
    const { payload, answer } = Trial.strict().parse(tried.json);
    expect(answer).toEqual({ ok: true, status: "200", body: "thanks" });
    const [asked] = server.asked;
    expect(payload.body).toBe(asked!.body);
    new Webhook(signingSecret!).verify(asked!.body, asked!.headers as Record<string, string>);
    const listed = await call(destinations, "GET");
    expect(DestinationView.strict().array().parse(listed.json.destinations)).toMatchObject([
      { id, last: { state: "sent" } },
    ]);
    const page = await call(messages, "GET", { query: `?destination=${id}` });
    const [row] = MessagePage.strict().parse(page.json).rows;
    const one = await call(message, "GET", { params: { messageId: String(row!.id) } });
    expect(MessageDetail.strict().parse(one.json).payload.body).toBe(asked!.body);
    for (const { text } of [tried, listed, page, one]) {
      expect(text).not.toContain("secret-path");
      expect(text).not.toContain(signingSecret);
    }
  });

  it("by mail gets a letter from a real server's point of view", async () => {
    const letters: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      logger: false,
      onData(stream, _, done) {
        const pieces: Buffer[] = [];
        stream.on("data", (piece: Buffer) => pieces.push(piece));
        stream.on("end", () => {
          letters.push(Buffer.concat(pieces).toString("utf8"));
          done(null, "taken");
        });
      },
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    closing.push(() => server.close());
    const { port } = server.server.address() as AddressInfo;
    process.env.PLIMSOLL_OUTBOUND_ALLOW = `127.0.0.1:${port}`;
    const findingId = await aFinding();
    const { id } = await made({
      kind: "email",
      host: "127.0.0.1",
      port,
      security: "none",
      from: "plimsoll@example.com",
      to: ["team@example.com"],
    });
    const body = { destinationId: id, note: "look at this\r\nBcc: victim@example.com" };
    await call(handOver, "POST", { who: "analyst", body, params: { findingId } });
    expect(await runJobs()).toEqual([]);
    // Soft line breaks of quoted-printable.
    const letter = letters[0]!.replaceAll("=\r\n", "");
    expect(letter).toMatch(/^Subject: \[Plimsoll\] Finding: CVE-2026-1 in openssl\r$/m);
    expect(letter).toContain(`/findings/${findingId}`);
    expect(letter).toContain("sent by analyst: look at this Bcc: victim@example.com");
    expect(letter).not.toMatch(/^Bcc:/m);
  });

  it.each([
    ["of no kind", { kind: "pager", url: "https://x.example/" }],
    ["by ftp", { kind: "webhook", url: "ftp://x.example/" }],
    ["with a password in its address", { kind: "webhook", url: "https://a:b@x.example/" }],
    ["with a field more", { kind: "slack", url: "https://x.example/", admin: true }],
    ["with a line end in a token", { kind: "github", token: "a\nb", repository: "a/b" }],
    ["with a path for a repository", { kind: "github", token: "a", repository: "../../user" }],
    [
      "with a password in clear text",
      {
        kind: "email",
        host: "x",
        security: "none",
        user: "a",
        password: "b",
        from: "a@x.example",
        to: ["a@x.example"],
      },
    ],
  ])("%s is refused", async (_, connection) => {
    expect((await call(addDestination, "POST", { body: { name: "x", connection } })).status).toBe(400);
    expect((await call(destinations, "GET")).json.destinations).toEqual([]);
  });

  it("that two people change is changed by the first; the second is told", async () => {
    const { id } = await made({ kind: "slack", url: "https://x.example/" });
    const change = (name: string) =>
      call(changeDestination, "PATCH", { params: at(id), body: { name, version: 1 } });
    expect((await change("first")).status).toBe(204);
    const late = await change("second");
    expect(late.status).toBe(409);
    expect(late.json.detail).toBe("Somebody changed first meanwhile. Look at it again.");
    expect((await call(changeDestination, "PATCH", { params: at(id), body: { version: 2 } })).status).toBe(
      400,
    );
  });
});

describe("a rule", () => {
  const body = async (change: object = {}) => ({
    name: "Critical",
    destinationId: (await made({ kind: "slack", url: "https://x.example/" })).id,
    event: "new_finding",
    filter: "  severity:critical,high   -kev:no ",
    ...change,
  });

  it("is kept with its filter in one spelling, changed by one at a time, switched and removed", async () => {
    const rule = await body();
    const { id } = (await call(addRule, "POST", { body: rule })).json;
    const params = { ruleId: String(id) };
    const listed = async () =>
      RuleView.strict()
        .array()
        .parse((await call(rules, "GET")).json.rules);
    expect(await listed()).toMatchObject([{ filter: "severity:critical,high -kev:no", version: 1 }]);
    const change = { ...rule, filter: "", version: 1 };
    expect((await call(changeRule, "PUT", { params, body: change })).status).toBe(204);
    expect((await call(changeRule, "PUT", { params, body: change })).status).toBe(409);
    expect((await call(switchRule, "PATCH", { params, body: { enabled: false } })).status).toBe(204);
    expect(await listed()).toMatchObject([{ filter: "", enabled: false, version: 3 }]);
    expect((await call(removeRule, "DELETE", { params })).status).toBe(204);
    expect((await call(removeRule, "DELETE", { params })).status).toBe(404);
  });

  it("says at which letter its filter cannot be read", async () => {
    const refused = await call(addRule, "POST", { body: await body({ filter: "kev:yes severity:awful" }) });
    expect(refused.status).toBe(400);
    expect(refused.json.errors).toMatchObject([
      { path: "/filter", message: expect.stringMatching(/^At 18: /) },
    ]);
  });

  it.each([
    ["that tells of what is closed", { filter: "is:closed" }],
    ["whose filter narrows collectors", { event: "collector_silent", filter: "kev:yes" }],
    ["in no time zone", { schedule: { zone: "Atlantis" } }],
    ["on an eighth day", { schedule: { cadence: "weekly", weekday: 8 } }],
  ])("%s is refused", async (_, change) => {
    expect((await call(addRule, "POST", { body: await body(change) })).status).toBe(400);
  });

  it("shows what it would have sent, and sends nothing", async () => {
    await aFinding();
    const shown = await call(preview, "POST", { body: { event: "new_finding", filter: "severity:high" } });
    expect(Preview.strict().parse(shown.json)).toMatchObject({ matched: 1, messages: [{ count: 1 }] });
    expect((await call(messages, "GET")).json.rows).toEqual([]);
  });
});

describe("messages", () => {
  it("come a page at a time, by destination and state; what was given up is retried or discarded", async () => {
    const findingId = await aFinding();
    let status = 410;
    const server = await started(listen(() => ({ status, body: "" })));
    const { id } = await made({ kind: "webhook", url: server.url });
    const send = () =>
      call(handOver, "POST", { body: { destinationId: id, note: "" }, params: { findingId } });
    for (let n = 0; n < 3; n++) await send();
    await runJobs();
    const first = MessagePage.parse((await call(messages, "GET", { query: "?state=dead&limit=2" })).json);
    expect(first.rows).toHaveLength(2);
    const next = (await call(messages, "GET", { query: `?state=dead&limit=2&cursor=${first.nextCursor}` }))
      .json;
    expect(next).toMatchObject({ rows: [{ state: "dead", attempts: 1 }], nextCursor: null });
    status = 204;
    const on = (n: number) => ({ params: { messageId: String(first.rows[n]!.id) } });
    expect((await call(retry, "POST", on(0))).status).toBe(204);
    expect((await call(discard, "POST", on(1))).status).toBe(204);
    expect((await call(discard, "POST", on(0))).status).toBe(409);
    await runJobs();
    const states = MessagePage.parse(
      (await call(messages, "GET", { query: `?destination=${id}` })).json,
    ).rows;
    expect(states.map(({ state }) => state)).toEqual(["sent", "discarded", "dead"]);
    expect((await call(messages, "GET", { query: "?state=lost" })).status).toBe(400);
    expect((await call(message, "GET", { params: { messageId: "999999" } })).status).toBe(404);
  });
});

it("a finding's ticket is made by request and shown; what is no tracker is offered apart", async () => {
  const there = await started(jira());
  const connection = {
    kind: "jira",
    site: there.url,
    account: "bot@example.com",
    token: "jira-token",
    project: "SEC",
  };
  const { id } = await made(connection, "tracker");
  const hook = await made({ kind: "slack", url: "https://x.example/" }, "chat");
  const params = { findingId: await aFinding() };
  const now = async () =>
    FindingIssues.strict().parse((await call(issues, "GET", { who: "viewer", params })).json);
  expect(await now()).toMatchObject({ issues: [], trackers: [{ id }], receivers: [{ id: hook.id }] });
  const ask = (trackerId: number) =>
    call(createIssue, "POST", { who: "analyst", params, body: { trackerId } });
  expect((await ask(hook.id)).status).toBe(404);
  expect((await ask(id)).status).toBe(204);
  expect((await ask(id)).status).toBe(409);
  expect(await runJobs()).toEqual([]);
  expect(await now()).toMatchObject({
    issues: [{ key: "SEC-1", url: `${there.url}/browse/SEC-1`, requestedBy: "analyst" }],
    trackers: [],
  });
});
