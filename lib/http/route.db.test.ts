import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Actor } from "../access/actor.ts";
import { PASSWORD, person, session } from "../access/testing.ts";
import { NewCollector } from "../collectors/schema.ts";
import { createCollector, revokeToken } from "../collectors/write.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { AppError } from "../errors.ts";
import { Problem } from "./problem.ts";
import { type RouteHandler, route } from "./route.ts";

await testDatabase();
const ORIGIN = "http://127.0.0.1:3000";
let admin: Actor & { email: string };
let cookies: { admin: string; viewer: string };
let minted: { collectorId: number; tokenId: string; token: string };

beforeAll(async () => {
  admin = await person("admin");
  const viewer = await person("viewer");
  cookies = { admin: (await session(admin.email)).cookie, viewer: (await session(viewer.email)).cookie };
  minted = await createCollector(admin, NewCollector.parse({ name: "ci", kind: "other" }));
});

type Headers = Record<string, string>;
const call = async (
  handler: RouteHandler,
  method: string,
  headers: Headers = {},
  body?: BodyInit,
  path = "/x",
) => {
  const request = new Request(ORIGIN + path, {
    method,
    headers: { host: "127.0.0.1:3000", ...headers },
    body: body ?? null,
  });
  const response = await handler(request, { params: Promise.resolve({ id: "7" }) });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
};
const same = (cookie: string): Headers => ({ cookie, "sec-fetch-site": "same-origin" });
const JSON_TYPE = { "content-type": "application/json" };

const read = route({
  summary: "read",
  permission: "findings:read",
  params: z.strictObject({ id: z.coerce.number().int() }),
  query: z.strictObject({ q: z.string().optional(), tag: z.array(z.string()).optional() }),
  handle: async ({ actor, params, query }) => ({ who: actor.name, role: actor.role, id: params.id, query }),
});
const write = route({
  summary: "write",
  permission: "findings:triage",
  body: z.strictObject({ note: z.string() }),
  status: 201,
  handle: async ({ body }) => body,
});
const upload = route({
  summary: "upload",
  permission: "reports:push",
  body: "bytes",
  handle: async () => ({}),
});
const own = route({ summary: "own", permission: "self", handle: async ({ actor }) => ({ who: actor.name }) });
const open = route({
  summary: "open",
  permission: "public",
  body: z.strictObject({}),
  handle: async ({ actor }) => ({ who: actor.name }),
});

describe("who", () => {
  it("is asked first: nobody gets 401 as a problem with the request's id", async () => {
    const { status, headers, body } = await call(read, "GET");
    expect(status).toBe(401);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(headers.get("cache-control")).toBe("no-store");
    const problem = Problem.parse(body);
    expect(problem).toMatchObject({ status: 401, code: "unauthenticated" });
    expect(headers.get("x-request-id")).toBe(problem.requestId);
  });

  it.each([
    ["a made-up session", { cookie: "plimsoll.session=abc" }],
    ["a made-up token", { authorization: "Bearer plm_collector_0_0_0" }],
    ["basic authentication", { authorization: "Basic YTpi" }],
  ])("%s is nobody", async (_, headers) => {
    expect((await call(read, "GET", headers)).status).toBe(401);
  });

  it("a session is a person, a token is a collector, a bad token is not rescued by a good session", async () => {
    expect((await call(read, "GET", { cookie: cookies.viewer })).body).toMatchObject({
      who: "viewer",
      id: 7,
    });
    expect((await call(upload, "POST", { authorization: `Bearer ${minted.token}` }, "x")).status).toBe(200);
    const both = { cookie: cookies.admin, authorization: "Bearer plm_collector_0_0_0" };
    expect((await call(read, "GET", both)).status).toBe(401);
  });

  it("without the permission gets 403, which names it", async () => {
    const refused = await call(write, "POST", { ...same(cookies.viewer), ...JSON_TYPE }, '{"note":""}');
    expect(refused).toMatchObject({
      status: 403,
      body: { code: "forbidden", permission: "findings:triage" },
    });
    expect((await call(read, "GET", { authorization: `Bearer ${minted.token}` })).status).toBe(403);
    expect((await call(own, "GET", { authorization: `Bearer ${minted.token}` })).status).toBe(403);
    expect((await call(own, "GET", { cookie: cookies.viewer })).body).toEqual({ who: "viewer" });
  });

  it("a revoked token is refused on the next request", async () => {
    const { token, tokenId, collectorId } = await createCollector(
      admin,
      NewCollector.parse({ name: "short", kind: "other" }),
    );
    const headers = { authorization: `Bearer ${token}` };
    expect((await call(upload, "POST", headers, "x")).status).toBe(200);
    await revokeToken(admin, collectorId, tokenId);
    expect((await call(upload, "POST", headers, "x")).status).toBe(401);
  });

  it("a revoked session is refused on the next request", async () => {
    const { cookie } = await session((await person("auditor")).email);
    expect((await call(read, "GET", { cookie })).status).toBe(200);
    await sql`update session set revoked_at = now() from app_user u where u.id = user_id and u.role = 'auditor'`;
    expect((await call(read, "GET", { cookie })).status).toBe(401);
  });
});

describe("another site", () => {
  const note = '{"note":"a"}';
  it.each([
    ["says so itself", { "sec-fetch-site": "cross-site" }],
    ["is a sibling host", { "sec-fetch-site": "same-site" }],
    ["has another origin", { origin: "https://elsewhere.example" }],
    ["has another port", { origin: "http://127.0.0.1:3001" }],
    ["hides in a sandbox", { origin: "null" }],
    ["says nothing at all", {}],
  ])("cannot change anything with a person's cookie: it %s", async (_, headers) => {
    for (const [handler, body] of [
      [write, note],
      [open, "{}"],
    ] as const) {
      const refused = await call(handler, "POST", { cookie: cookies.admin, ...JSON_TYPE, ...headers }, body);
      expect(refused).toMatchObject({
        status: 403,
        body: { detail: expect.stringContaining("another site") },
      });
    }
  });

  it("our own pages can, by either header", async () => {
    const ours: Headers[] = [{ "sec-fetch-site": "same-origin" }, { origin: ORIGIN }];
    for (const from of ours) {
      const done = await call(write, "POST", { cookie: cookies.admin, ...JSON_TYPE, ...from }, note);
      expect(done).toMatchObject({ status: 201, body: { note: "a" } });
    }
  });

  it("a script with a token comes from no site and may", async () => {
    expect((await call(upload, "POST", { authorization: `Bearer ${minted.token}` }, "x")).status).toBe(200);
  });

  it("an upload by a person also needs the header that no form can send", async () => {
    expect((await call(upload, "POST", same(cookies.admin), "x")).status).toBe(403);
    expect((await call(upload, "POST", { ...same(cookies.admin), "plimsoll-upload": "1" }, "x")).status).toBe(
      200,
    );
  });
});

describe("what", () => {
  const post = (body: BodyInit, headers: Headers = JSON_TYPE) =>
    call(write, "POST", { ...same(cookies.admin), ...headers }, body);

  it.each([
    ["not JSON", "{", JSON_TYPE],
    ["a form", "note=a", { "content-type": "application/x-www-form-urlencoded" }],
    ["a form in disguise", '{"note":"a"}', { "content-type": "text/plain" }],
    ["an unknown key", '{"note":"a","role":"admin"}', JSON_TYPE],
    ["an array for a text", '{"note":["a"]}', JSON_TYPE],
    ["an object for a text", '{"note":{"$ne":""}}', JSON_TYPE],
    ["null", "null", JSON_TYPE],
    ["not UTF-8", Buffer.from('{"note":"\xff"}', "latin1"), JSON_TYPE],
  ])("is refused: %s", async (_, body, headers) => {
    expect(await post(body, headers)).toMatchObject({ status: 400, body: { code: "invalid" } });
  });

  it("names the place of what is wrong", async () => {
    expect((await post('{"note":1}')).body.errors).toEqual([{ path: "/note", message: expect.any(String) }]);
  });

  it("is refused when longer than a megabyte, and taken with any JSON type", async () => {
    expect((await post(JSON.stringify({ note: "a".repeat(1_100_000) }))).status).toBe(413);
    expect(
      (await post('{"note":"a"}', { "content-type": "application/merge-patch+json; charset=utf-8" })).status,
    ).toBe(201);
  });

  it.each([
    ["?q=a", 200],
    ["?tag=a&tag=b", 200],
    ["?q=a&q=b", 400],
    ["?unknown=1", 400],
    ["?__proto__=1", 400],
    ["?constructor=1", 400],
  ])("a query of %s answers %i", async (query, status) => {
    expect((await call(read, "GET", { cookie: cookies.viewer }, undefined, `/x${query}`)).status).toBe(
      status,
    );
  });

  it("an address that is none is refused", async () => {
    const request = new Request(`${ORIGIN}/x`, { headers: { cookie: cookies.viewer } });
    const response = await read(request, { params: Promise.resolve({ id: "seven" }) });
    expect(response.status).toBe(400);
  });
});

describe("the answer", () => {
  const failing = (error: unknown) =>
    route({ summary: "fails", permission: "findings:read", handle: () => Promise.reject(error) });

  it("is private and carries the request's id", async () => {
    const { headers } = await call(read, "GET", { cookie: cookies.viewer });
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ["not_found", 404],
    ["conflict", 409],
    ["too_large", 413],
    ["rate_limited", 429],
    ["unavailable", 503],
  ] as const)("%s is %i", async (code, status) => {
    const answered = await call(failing(new AppError(code, "Said so.")), "GET", { cookie: cookies.viewer });
    expect(answered).toMatchObject({ status, body: { detail: "Said so.", status } });
    expect(answered.headers.get("retry-after") !== null).toBe(status === 429 || status === 503);
  });

  it("an unexpected error is 500 and tells nothing of its cause", async () => {
    const answered = await call(failing(new Error(`${PASSWORD} at /srv/db`)), "GET", {
      cookie: cookies.viewer,
    });
    expect(answered.status).toBe(500);
    expect(JSON.stringify(answered.body)).not.toMatch(/load line|srv/);
  });
});
