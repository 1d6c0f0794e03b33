import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Me, OwnSession, Person } from "@/lib/access/schema.ts";
import { PASSWORD, person, session } from "@/lib/access/testing.ts";
import { createFirstSignInLink } from "@/lib/access/write.ts";
import { sequenceAudit, verifyAudit } from "@/lib/audit/jobs.ts";
import { AuditPage, AuditStatus } from "@/lib/audit/schema.ts";
import { verifyBundle } from "@/lib/audit/verify-bundle.ts";
import { CollectorView, MintedToken } from "@/lib/collectors/schema.ts";
import { testDatabase } from "@/lib/db/testing.ts";
import type { RouteHandler } from "@/lib/http/route.ts";
import { GET as bundle } from "./audit/bundle/route.ts";
import { GET as listAudit } from "./audit/route.ts";
import { GET as auditState } from "./audit/status/route.ts";
import { PATCH as changeCollector, GET as collector } from "./collectors/[collectorId]/route.ts";
import { DELETE as revoke } from "./collectors/[collectorId]/tokens/[tokenId]/route.ts";
import { POST as rotate } from "./collectors/[collectorId]/tokens/route.ts";
import { GET as collectors, POST as connect } from "./collectors/route.ts";
import { POST as password } from "./me/password/route.ts";
import { GET as me } from "./me/route.ts";
import { PATCH as changePerson } from "./people/[personId]/route.ts";
import { POST as addPerson, GET as people } from "./people/route.ts";
import { DELETE as endSession } from "./sessions/[sessionName]/route.ts";
import { GET as sessions } from "./sessions/route.ts";
import { POST as welcome } from "./welcome/route.ts";

await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "plimsoll-console-"));
process.env.PLIMSOLL_DATA = folder;
afterAll(() => rmSync(folder, { recursive: true }));

const cookies: Record<string, string> = {};
const call = async (
  who: string,
  handler: RouteHandler,
  method: string,
  body?: unknown,
  params = {},
  query = "",
) => {
  const response = await handler(
    new Request(`http://127.0.0.1/api/v1${query}`, {
      method,
      headers: {
        ...(cookies[who] ? { cookie: cookies[who] } : {}),
        "sec-fetch-site": "same-origin",
        "content-type": "application/json",
      },
      body: body === undefined ? null : JSON.stringify(body),
    }),
    { params: Promise.resolve(params) },
  );
  const text = await response.text();
  return { status: response.status, text, json: () => JSON.parse(text), headers: response.headers };
};

beforeAll(async () => {
  const token = await createFirstSignInLink();
  const made = await call("nobody", welcome, "POST", {
    token,
    name: "Ada",
    email: "Ada@Plimsoll.Example",
    password: PASSWORD,
  });
  expect(made).toMatchObject({ status: 201 });
  cookies.admin = (await session(made.json().email)).cookie;
  for (const role of ["viewer", "analyst", "auditor", "ciso"] as const) {
    cookies[role] = (await session((await person(role)).email)).cookie;
  }
});

describe("people and their own account", () => {
  it("are seen by themselves, and all together by administrators only", async () => {
    expect(Me.parse((await call("viewer", me, "GET")).json())).toMatchObject({ role: "viewer" });
    expect((await call("nobody", me, "GET")).status).toBe(401);
    for (const role of ["viewer", "analyst", "auditor", "ciso"]) {
      expect((await call(role, people, "GET")).status).toBe(403);
      const eve = { name: "Eve", email: "eve@plimsoll.example", role: "admin", password: PASSWORD };
      expect((await call(role, addPerson, "POST", eve)).status).toBe(403);
    }
    const listed = (await call("admin", people, "GET")).json().people;
    expect(Person.array().parse(listed)).toHaveLength(5);
    expect(JSON.stringify(listed)).not.toMatch(/hash|argon/i);
  });

  it("change role by an administrator, whose word counts at once", async () => {
    const added = await call("admin", addPerson, "POST", {
      name: "Bob",
      email: "bob@plimsoll.example",
      role: "viewer",
      password: PASSWORD,
    });
    expect(added.status).toBe(201);
    cookies.bob = (await session("bob@plimsoll.example")).cookie;
    const { id } = added.json();
    const change = (who: string, body: object) => call(who, changePerson, "PATCH", body, { personId: id });
    expect((await change("bob", { role: "admin" })).status).toBe(403);
    expect((await change("admin", {})).status).toBe(400);
    expect((await change("admin", { role: "root" })).status).toBe(400);
    expect((await change("admin", { role: "analyst" })).status).toBe(204);
    expect((await call("bob", me, "GET")).status).toBe(401);
  });

  it("end their other sessions, one by one or with a new password", async () => {
    const { email } = await person("viewer", "Cyd");
    cookies.cyd = (await session(email)).cookie;
    cookies.cydElsewhere = (await session(email)).cookie;
    const [first, second] = OwnSession.array().parse((await call("cyd", sessions, "GET")).json().sessions);
    expect([first!.current, second!.current]).toEqual([false, true]);
    expect((await call("viewer", endSession, "DELETE", undefined, { sessionName: first!.name })).status).toBe(
      404,
    );
    expect((await call("cyd", endSession, "DELETE", undefined, { sessionName: first!.name })).status).toBe(
      204,
    );
    expect((await call("cydElsewhere", me, "GET")).status).toBe(401);
    cookies.cydElsewhere = (await session(email)).cookie;
    const wrong = await call("cyd", password, "POST", { current: "wrong", password: "a new long password" });
    expect(wrong).toMatchObject({ status: 400 });
    expect(wrong.json().errors[0].path).toBe("/current");
    const right = await call("cyd", password, "POST", { current: PASSWORD, password: "a new long password" });
    expect(right.status).toBe(204);
    expect((await call("cyd", me, "GET")).status).toBe(200);
    expect((await call("cydElsewhere", me, "GET")).status).toBe(401);
  });
});

describe("collectors", () => {
  it("are read by all and connected, rotated, changed, revoked by administrators only", async () => {
    const body = {
      name: "ci",
      kind: "trivy",
      binding: { kind: "cluster", name: "prod" },
      intervalSeconds: 3600,
    };
    for (const role of ["viewer", "analyst", "auditor", "ciso"]) {
      expect((await call(role, connect, "POST", body)).status).toBe(403);
      expect((await call(role, collectors, "GET")).status).toBe(200);
    }
    const made = MintedToken.parse((await call("admin", connect, "POST", body)).json());
    const params = { collectorId: String(made.collectorId) };
    const seen = CollectorView.parse((await call("viewer", collector, "GET", undefined, params)).json());
    expect(seen).toMatchObject({ name: "ci", binding: { name: "prod" } });
    expect(JSON.stringify(seen)).not.toContain(made.token);
    expect((await call("admin", rotate, "POST", { overlapHours: 1 }, params)).status).toBe(201);
    expect((await call("analyst", rotate, "POST", { overlapHours: 1 }, params)).status).toBe(403);
    expect((await call("admin", changeCollector, "PATCH", { intervalSeconds: 5 }, params)).status).toBe(400);
    expect((await call("admin", changeCollector, "PATCH", { intervalSeconds: null }, params)).status).toBe(
      204,
    );
    const token = { ...params, tokenId: made.tokenId };
    expect((await call("auditor", revoke, "DELETE", undefined, token)).status).toBe(403);
    expect((await call("admin", revoke, "DELETE", undefined, token)).status).toBe(204);
    expect((await call("admin", revoke, "DELETE", undefined, token)).status).toBe(404);
  });
});

describe("the audit log", () => {
  it("is read with filters; a filter that makes no sense is refused", async () => {
    await sequenceAudit();
    const read = (query: string) => call("viewer", listAudit, "GET", undefined, {}, query);
    const page = AuditPage.parse((await read("?action=person.created")).json());
    expect(page.entries.length).toBeGreaterThanOrEqual(2);
    expect(page.entries.every(({ action }) => action === "person.created")).toBe(true);
    expect((await read("?from=yesterday")).status).toBe(400);
    expect((await read("?q=a&q=b")).status).toBe(400);
    expect((await read("?order=asc")).status).toBe(400);
  });

  it("says how far it is verified", async () => {
    await sequenceAudit();
    await verifyAudit();
    const state = AuditStatus.parse((await call("viewer", auditState, "GET")).json());
    expect(state.verified).toMatchObject({ size: state.size, problem: null });
  });

  it("leaves as a bundle that verifies, for auditors and administrators", async () => {
    for (const role of ["viewer", "analyst", "ciso"]) {
      expect((await call(role, bundle, "GET")).status).toBe(403);
    }
    const taken = await call("auditor", bundle, "GET");
    expect(taken.headers.get("content-disposition")).toMatch(
      /^attachment; filename="plimsoll-audit-[\d-]+\.jsonl"$/,
    );
    expect(verifyBundle(taken.text)).toMatchObject({ ok: true, first: 1 });
    expect(taken.text).not.toContain(PASSWORD);
    expect(taken.text).not.toMatch(/plm_(collector|link)_[0-9a-f]{16}_[0-9a-f]{48}/);
  });

  it("records a bundle whose reader went away", async () => {
    const request = new Request("http://127.0.0.1/api/v1/audit/bundle", {
      headers: { cookie: cookies.auditor! },
    });
    const response = await bundle(request, { params: Promise.resolve({}) });
    await response.body!.cancel();
    await sequenceAudit();
    const { entries } = (
      await call("viewer", listAudit, "GET", undefined, {}, "?action=audit.exported")
    ).json();
    expect(entries[0].detail).toMatchObject({ complete: false });
  });
});
