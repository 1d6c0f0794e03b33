import { randomBytes } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { person, session } from "../../access/testing.ts";
import { createFirstSignInLink } from "../../access/write.ts";
import { sequenceAudit } from "../../audit/jobs.ts";
import { sql } from "../../db/client.ts";
import { testDatabase } from "../../db/testing.ts";
import { call, type Sent } from "./call.ts";
import { type Caller, collectorCaller } from "./callers.ts";
import { sourceViolations } from "./diet.ts";
import { wrongHeaders } from "./header-rules.ts";
import { type ApiRoute, loadRoutes } from "./routes.ts";

/** What went wrong in products of our kind, tried on this one. */
await testDatabase();
process.env.PLIMSOLL_KEY ??= randomBytes(32).toString("base64");
let routes: ApiRoute[];
let admin: Caller & { id: string };
let viewer: Caller & { id: string };

const signedIn = async (role: "admin" | "viewer"): Promise<Caller & { id: string }> => {
  const { id, email } = await person(role);
  return { id, name: role, headers: { cookie: (await session(email)).cookie } };
};

beforeAll(async () => {
  routes = await loadRoutes();
  admin = await signedIn("admin");
  viewer = await signedIn("viewer");
});

const ask = async (caller: Caller, method: string, path: string, body: unknown = {}, sent: Sent = {}) => {
  const found = routes.find((route) => route.method === method && route.path === `/api/v1${path}`);
  const response = await call(found!, caller, { body: JSON.stringify(body), ...sent });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

const DESTINATION = {
  name: "ops",
  connection: { kind: "webhook", url: "https://hooks.example/a-secret-in-the-path" },
};

describe("lessons of other products", () => {
  it("CVE-2022-39350: what a scanner writes never becomes markup", () => {
    expect(sourceViolations().filter((line) => line.includes("HTML as text"))).toEqual([]);
    expect(sourceViolations([["a.tsx", "<b dangerouslySetInnerHTML={x} />"]])).toHaveLength(1);
  });

  it("CVE-2022-39351: no token stands in the audit log, however it got near it", async () => {
    const { token } = await collectorCaller("ci");
    const named = await ask(admin, "POST", "/collectors", { name: token, kind: "other" });
    await ask(admin, "GET", "/search", {}, { query: `?q=${token}` });
    await sequenceAudit();
    const secret = token.split("_")[3]!;
    const rows = await sql<{ entry: string }>`select entry from audit_entry union all select text from (
      select p::text as text from audit_pending p) pending`;
    expect(rows.length).toBeGreaterThan(0);
    expect(named.status).toBeLessThan(500);
    expect(rows.filter(({ entry }) => entry.includes(secret))).toEqual([]);
  });

  it("CVE-2024-54002: an account that is not there costs as much time as one that is", () => {
    const text = readFileSync("lib/access/sessions/write.ts", "utf8");
    // The check runs whoever was found; lib/access/access.db.test.ts and the suite auth-abuse measure it.
    expect(text).toMatch(/await checkPassword\(password, user\?\.disabledAt \? null/);
    expect(text.indexOf("await checkPassword")).toBeLessThan(text.indexOf("if (!valid"));
  });

  it("CVE-2025-27137: a message cannot be made to read a file, whatever its texts say", async () => {
    const template = "{% include '/etc/passwd' %}";
    for (const body of [
      { ...DESTINATION, template },
      { ...DESTINATION, connection: { ...DESTINATION.connection, template } },
      { ...DESTINATION, connection: { kind: "webhook", url: "file:///etc/passwd" } },
    ])
      expect((await ask(admin, "POST", "/notifications/destinations", body)).status).toBe(400);
    for (const file of globSync("lib/notifications/parcels/**/*.ts").filter(
      (each) => !each.includes(".test."),
    ))
      expect(readFileSync(file, "utf8"), file).not.toMatch(
        /node:fs|handlebars|mustache|\bejs\b|new Function/,
      );
  });

  it("CVE-2022-1902: how a destination is reached comes out of no answer", async () => {
    expect((await ask(admin, "POST", "/notifications/destinations", DESTINATION)).status).toBe(201);
    for (const { path } of routes.filter(
      ({ method, path }) => method === "GET" && path.includes("/notifications/"),
    )) {
      const { text } = await ask(
        admin,
        "GET",
        path.replace("/api/v1", ""),
        {},
        {
          params: { destinationId: "1", messageId: "1", ruleId: "1" },
        },
      );
      expect(text, path).not.toContain("a-secret-in-the-path");
    }
    const [row] = await sql<{ text: string }>`select d::text as text from destination d`;
    expect(row!.text).not.toContain("a-secret-in-the-path");
  });

  it("CVE-2023-4958: a missing header is noticed", () => {
    expect(wrongHeaders("page", new Headers()).length).toBeGreaterThan(8);
    expect(wrongHeaders("api", new Headers()).length).toBeGreaterThan(8);
  });

  it("CVE-2019-16097: nobody becomes an administrator by a field of a body", async () => {
    const eve = {
      name: "Eve",
      email: "eve@plimsoll.example",
      role: "viewer",
      password: "a long enough password",
    };
    for (const more of [{ isAdmin: true }, { has_admin_role: true }, { permissions: ["people:manage"] }])
      expect((await ask(admin, "POST", "/people", { ...eve, ...more })).status).toBe(400);
    const change = {
      current: "a load line keeps ships afloat",
      password: "another long password",
      role: "admin",
    };
    expect((await ask(viewer, "POST", "/me/password", change)).status).toBe(400);
    const self = { params: { personId: viewer.id } };
    expect((await ask(viewer, "PATCH", "/people/{personId}", { role: "admin" }, self)).status).toBe(403);
    const [row] = await sql<{ role: string }>`select role from app_user where id = ${viewer.id}::uuid`;
    expect(row!.role).toBe("viewer");
  });

  it("CVE-2023-20902: secrets are compared by digest in constant time, in one place", () => {
    const comparing = globSync("{lib,app}/**/*.{ts,tsx}").filter(
      (file) =>
        !/\.test\.|generated|assurance/.test(file) &&
        /(secret_?hash|passwordHash|sharedSecret)\s*={2,3}[^=]/i.test(readFileSync(file, "utf8")),
    );
    expect(comparing).toEqual([]);
    expect(readFileSync("lib/access/secrets.ts", "utf8")).toContain("timingSafeEqual");
  });

  it("CVE-2023-3128: no account is found by an e-mail address that another issuer states", () => {
    const providers = readFileSync("lib/access/auth-options.ts", "utf8");
    expect(providers).not.toMatch(/allowDangerousEmailAccountLinking/);
    for (const file of globSync("lib/access/**/*.ts").filter(
      (each) => /oidc|scim/.test(each) && !each.includes(".test."),
    ))
      expect(readFileSync(file, "utf8"), file).not.toMatch(
        /findUnique\(\{\s*where:\s*\{\s*email:\s*(claims|profile)/,
      );
  });

  it("CVE-2025-41115: a number from outside is never taken for one of our own ids", async () => {
    const [before] = await sql<{ n: number }>`select count(*)::int as n from app_user`;
    const body = {
      name: "1",
      email: "1@plimsoll.example",
      role: "viewer",
      password: "a long enough password",
      id: admin.id,
      externalId: "1",
    };
    expect((await ask(admin, "POST", "/people", body)).status).toBe(400);
    expect(await sql`select count(*)::int as n from app_user`).toEqual([before]);
  });

  it.each([
    [{ email: ["a@plimsoll.example", "b@plimsoll.example"] }],
    [{ password: { $ne: "" } }],
    [{ name: ["Eve"] }],
    [{ role: ["admin"] }],
    [{ email: { contains: "@" } }],
  ])("a list or an object where a text is expected is refused: %j", async (change) => {
    const eve = {
      name: "Eve",
      email: "e@plimsoll.example",
      role: "viewer",
      password: "a long enough password",
    };
    expect((await ask(admin, "POST", "/people", { ...eve, ...change })).status).toBe(400);
    const token = (await createFirstSignInLink()) ?? "plm_link";
    expect((await ask(admin, "POST", "/welcome", { token: [token], ...eve, ...change })).status).toBe(400);
  });

  it("a key that comes twice in an address is refused where one is expected", async () => {
    expect((await ask(admin, "GET", "/findings", {}, { query: "?limit=1&limit=200" })).status).toBe(400);
    expect((await ask(admin, "GET", "/audit", {}, { query: "?limit=1&__proto__=1" })).status).toBe(400);
  });
});
