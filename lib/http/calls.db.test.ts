import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { person, session } from "../access/testing.ts";
import { sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { AppError } from "../errors.ts";
import { type RouteHandler, route } from "./route.ts";

await testDatabase();
const cookies = { ann: "", ben: "" };

beforeAll(async () => {
  cookies.ann = (await session((await person("analyst")).email)).cookie;
  cookies.ben = (await session((await person("admin")).email)).cookie;
});

const call = async (handler: RouteHandler, headers: Record<string, string>, body?: string) => {
  const given = body === undefined ? {} : { body, headers: { "content-type": "application/json" } };
  const request = new Request("http://127.0.0.1:3000/x", {
    method: body === undefined ? "GET" : "POST",
    ...given,
    headers: { ...given.headers, host: "127.0.0.1:3000", "sec-fetch-site": "same-origin", ...headers },
  });
  const response = await handler(request);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

let made = 0;
const make = route({
  summary: "make",
  permission: "findings:triage",
  body: z.strictObject({ name: z.string() }),
  status: 201,
  handle: async ({ body }) => {
    if (body.name === "bad") throw new AppError("conflict", "Not that one.");
    made += 1;
    return { id: made, secret: `hush-${made}` };
  },
});
let state = "one";
const read = route({ summary: "read", permission: "findings:read", handle: async () => ({ state }) });

describe("an idempotency key", () => {
  const post = (key: string, name = "a", cookie = cookies.ann) =>
    call(make, { cookie, "idempotency-key": key }, JSON.stringify({ name }));

  it("makes one thing, however often it is sent, and answers the same", async () => {
    const first = await post("order-1");
    const again = await post("order-1");
    expect(first.status).toBe(201);
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(again).toMatchObject({ status: 201, text: first.text });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(made).toBe(1);
  });

  it("makes one thing when ten send it at once", async () => {
    const before = made;
    const answers = await Promise.all(Array.from({ length: 10 }, () => post("rush")));
    expect(made).toBe(before + 1);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    expect((await post("rush")).status).toBe(201);
  });

  it("stands for one request and one caller", async () => {
    const before = made;
    expect((await post("order-1", "b")).status).toBe(409);
    expect((await post("order-1", "a", cookies.ben)).status).toBe(201);
    expect(made).toBe(before + 1);
  });

  it("is free again when the work failed", async () => {
    expect((await post("again", "bad")).text).toContain("Not that one.");
    expect((await post("again", "good")).status).toBe(201);
  });

  it("says so when the first request never ended", async () => {
    await post("cut");
    await sql`update call_answer set status = null, sealed = null`;
    const { status, text } = await post("cut");
    expect(status).toBe(409);
    expect(text).toContain("has not ended");
  });

  it("means nothing after a day", async () => {
    await post("old");
    const before = made;
    await sql`update call_answer set made_at = made_at - interval '25 hours'`;
    expect((await post("old")).headers.get("idempotency-replayed")).toBeNull();
    expect(made).toBe(before + 1);
  });

  it("and its answer are not in the database to be read", async () => {
    await post("private-key");
    const rows = JSON.stringify(await sql`select * from call_answer`);
    expect(rows).not.toContain("private-key");
    expect(rows).not.toContain("hush-");
  });
});

describe("an entity tag", () => {
  it("saves the answer while it is the same", async () => {
    const { headers } = await call(read, { cookie: cookies.ann });
    const tag = headers.get("etag")!;
    const same = await call(read, { cookie: cookies.ann, "if-none-match": tag });
    expect(same).toMatchObject({ status: 304, text: "" });
    expect(same.headers.get("etag")).toBe(tag);
    state = "two";
    const other = await call(read, { cookie: cookies.ann, "if-none-match": tag });
    expect(other).toMatchObject({ status: 200, text: '{"state":"two"}' });
  });

  it("is on no answer to a change", async () => {
    expect((await call(make, { cookie: cookies.ann }, '{"name":"x"}')).headers.get("etag")).toBeNull();
  });
});

describe("the limit of a caller", () => {
  afterEach(async () => {
    delete process.env.PLIMSOLL_RATE_LIMIT;
    await sql`truncate call_rate`;
  });

  it("is told with every answer, and refuses what is beyond it; others are not touched", async () => {
    await sql`truncate call_rate`;
    process.env.PLIMSOLL_RATE_LIMIT = "3";
    const answers = [];
    for (let sent = 0; sent < 5; sent += 1) answers.push(await call(read, { cookie: cookies.ann }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(answers.map(({ headers }) => /r=(\d+)/.exec(headers.get("ratelimit")!)?.[1])).toEqual([
      "2",
      "1",
      "0",
      "0",
      "0",
    ]);
    expect(answers[0]!.headers.get("ratelimit-policy")).toBe('"caller";q=3;w=60');
    expect(Number(answers[3]!.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await call(read, { cookie: cookies.ben })).status).toBe(200);
  });

  it("of 0 is none", async () => {
    process.env.PLIMSOLL_RATE_LIMIT = "0";
    const { status, headers } = await call(read, { cookie: cookies.ann });
    expect(status).toBe(200);
    expect(headers.get("ratelimit")).toBeNull();
  });
});
