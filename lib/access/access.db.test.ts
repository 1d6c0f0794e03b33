import { hash } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { prisma, sql } from "../db/client.ts";
import { testDatabase } from "../db/testing.ts";
import { checkPassword, hashPassword } from "./passwords.ts";
import { findCollectorActor, findSessionActor, getMe, listPeople } from "./read.ts";
import { mintToken, secretHash } from "./secrets.ts";
import { listSessions } from "./sessions/read.ts";
import { changePassword, revokeSession, signIn, signOut } from "./sessions/write.ts";
import { PASSWORD, person, session } from "./testing.ts";
import { changePerson, createFirstSignInLink, createPerson, welcome } from "./write.ts";

await testDatabase();
const CALLER = { ip: null, userAgent: "test" };
const NOBODY = {
  kind: "system",
  id: "nobody",
  name: "nobody",
  role: "collector",
  requestId: null,
  ip: null,
} as const;

beforeEach(async () => {
  await sql`truncate app_user, session, sign_in_link, sign_in_attempt, collector cascade`;
});

const recorded = async (action: string): Promise<unknown[]> =>
  (await sql<{ entry: string }>`select entry from audit_pending order by id`)
    .map(({ entry }) => JSON.parse(entry))
    .filter((entry) => entry.action === action);

describe("signing in", () => {
  it("lets the right password in, whatever the case of the e-mail, and records it", async () => {
    const ada = await person("analyst", "Ada");
    const signed = await signIn(" ADA@plimsoll.example ", PASSWORD, CALLER);
    expect(await findSessionActor(signed!.sessionId)).toMatchObject({ id: ada.id, role: "analyst" });
    expect(await recorded("session.opened")).toMatchObject([{ actor: { id: ada.id } }]);
  });

  it("answers wrong password, unknown account and disabled account alike", async () => {
    const { id, email } = await person("viewer");
    await prisma().user.update({ where: { id }, data: { disabledAt: new Date() } });
    await person("ciso");
    for (const [who, password] of [
      [email, PASSWORD],
      ["ciso@plimsoll.example", "not the password"],
      ["nobody@plimsoll.example", PASSWORD],
    ] as const) {
      expect(await signIn(who, password, CALLER)).toBeNull();
    }
    const refusals = await recorded("session.refused");
    expect(refusals.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(refusals)).not.toMatch(/password|plimsoll\.example/);
  });

  it("takes as long for an account that is not there", async () => {
    const stored = await hashPassword(PASSWORD);
    await checkPassword("warm up", null);
    const took = async (against: string | null) => {
      const began = performance.now();
      for (let i = 0; i < 5; i++) await checkPassword("wrong", against);
      return performance.now() - began;
    };
    const [there, missing] = [await took(stored), await took(null)];
    // Without the decoy the second is some hundred times shorter.
    expect(missing).toBeGreaterThan(there / 4);
  });

  it("stops after ten failures, the right password included, and lets in again after the window", async () => {
    const { email } = await person("viewer");
    for (let i = 0; i < 10; i++) expect(await signIn(email, "wrong", CALLER)).toBeNull();
    await expect(signIn(email, PASSWORD, CALLER)).rejects.toMatchObject({ code: "rate_limited" });
    await sql`update sign_in_attempt set reset_at = now() - interval '1 second'`;
    expect(await signIn(email, PASSWORD, CALLER)).not.toBeNull();
    expect(await prisma().signInAttempt.count()).toBe(0);
  });

  it("counts parallel failures one by one", async () => {
    await Promise.all(Array.from({ length: 8 }, () => signIn("x@plimsoll.example", "wrong", CALLER)));
    const [attempt] = await prisma().signInAttempt.findMany();
    expect(attempt?.failures).toBe(8);
  });
});

describe("a session", () => {
  const opened = async () => {
    const ada = await person("admin", "Ada");
    return { ada, ...(await session(ada.email)) };
  };

  it("is found by its secret only: the table holds no way in", async () => {
    const { sessionId } = await opened();
    const [stored] = await prisma().session.findMany();
    expect(stored!.id).toBe(hash("sha256", sessionId));
    expect(await findSessionActor(stored!.id)).toBeNull();
    expect(await findSessionActor("")).toBeNull();
  });

  it.each([
    ["it was not used for twelve hours", { seenAt: new Date(Date.now() - 12.1 * 3_600_000) }],
    ["its seven days are over", { expiresAt: new Date(Date.now() - 1_000) }],
    ["it was revoked", { revokedAt: new Date() }],
  ])("is over when %s", async (_, data) => {
    const { sessionId } = await opened();
    expect(await findSessionActor(sessionId)).not.toBeNull();
    await prisma().session.updateMany({ data });
    expect(await findSessionActor(sessionId)).toBeNull();
  });

  it("is kept awake by use, written at most once a minute", async () => {
    const { sessionId } = await opened();
    const seen = async () => (await prisma().session.findFirstOrThrow()).seenAt.getTime();
    await sql`update session set seen_at = now() - interval '30 seconds'`;
    const recent = await seen();
    await findSessionActor(sessionId);
    expect(await seen()).toBe(recent);
    await sql`update session set seen_at = now() - interval '2 hours'`;
    await findSessionActor(sessionId);
    expect(Date.now() - (await seen())).toBeLessThan(60_000);
  });

  it("ends on signing out, twice without harm", async () => {
    const { sessionId } = await opened();
    await signOut(sessionId);
    expect(await findSessionActor(sessionId)).toBeNull();
    const before = (await recorded("session.closed")).length;
    await signOut(sessionId);
    await signOut("never existed");
    expect(await recorded("session.closed")).toHaveLength(before);
  });

  it("is listed and ended by its owner only", async () => {
    const { ada, sessionId } = await opened();
    const other = await session(ada.email);
    const listed = await listSessions(ada, hash("sha256", sessionId));
    expect(listed.map(({ current }) => current)).toEqual([false, true]);
    expect(JSON.stringify(listed)).not.toContain(hash("sha256", sessionId));
    const stranger = await person("viewer");
    await expect(revokeSession(stranger, listed[0]!.name)).rejects.toMatchObject({ code: "not_found" });
    await revokeSession(ada, listed[0]!.name);
    expect(await findSessionActor(other.sessionId)).toBeNull();
    expect(await findSessionActor(sessionId)).not.toBeNull();
  });

  it("ends with a new role and with a ban, from the next request on", async () => {
    const { ada } = await opened();
    const bob = await person("viewer", "Bob");
    const first = await session(bob.email);
    await changePerson(ada, bob.id, { role: "analyst" });
    expect(await findSessionActor(first.sessionId)).toBeNull();
    const second = await session(bob.email);
    expect(await findSessionActor(second.sessionId)).toMatchObject({ role: "analyst" });
    await changePerson(ada, bob.id, { disabled: true });
    expect(await findSessionActor(second.sessionId)).toBeNull();
    expect(await signIn(bob.email, PASSWORD, CALLER)).toBeNull();
    await changePerson(ada, bob.id, { disabled: false });
    expect(await signIn(bob.email, PASSWORD, CALLER)).not.toBeNull();
    await expect(changePerson(ada, ada.id, { role: "viewer" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("stays through a change of password while all others end", async () => {
    const { ada, sessionId } = await opened();
    const other = await session(ada.email);
    const next = "another long enough password";
    await expect(changePassword(ada, { current: "wrong", password: next }, null)).rejects.toMatchObject({
      code: "invalid",
    });
    await changePassword(ada, { current: PASSWORD, password: next }, hash("sha256", sessionId));
    expect(await findSessionActor(other.sessionId)).toBeNull();
    expect(await findSessionActor(sessionId)).not.toBeNull();
    expect(await signIn(ada.email, PASSWORD, CALLER)).toBeNull();
    expect(await signIn(ada.email, next, CALLER)).not.toBeNull();
    const [entry] = await recorded("person.password_changed");
    expect(JSON.stringify(entry)).not.toContain(next);
  });
});

describe("the first sign-in link", () => {
  const ada = { name: "Ada", email: "ada@plimsoll.example", password: PASSWORD };

  it("makes one administrator, once", async () => {
    const token = (await createFirstSignInLink())!;
    const tries = await Promise.allSettled([
      welcome(NOBODY, { token, ...ada }),
      welcome(NOBODY, { token, ...ada, email: "eve@plimsoll.example" }),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await prisma().user.findMany()).toMatchObject([{ role: "admin" }]);
    expect(await createFirstSignInLink()).toBeNull();
  });

  it("runs out", async () => {
    const token = (await createFirstSignInLink())!;
    await sql`update sign_in_link set expires_at = now() - interval '1 second'`;
    await expect(welcome(NOBODY, { token, ...ada })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is void once a newer one was made, somebody is here, or it was made up", async () => {
    const old = (await createFirstSignInLink())!;
    const token = (await createFirstSignInLink())!;
    await expect(welcome(NOBODY, { token: old, ...ada })).rejects.toMatchObject({ code: "forbidden" });
    await expect(welcome(NOBODY, { token: mintToken("link").text, ...ada })).rejects.toThrow("used already");
    await person("viewer");
    await expect(welcome(NOBODY, { token, ...ada })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is printed by the command, and nothing once somebody is here", async () => {
    const { firstLink } = await import("../cli/first-link.ts");
    const printed: string[] = [];
    const out = vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
    const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
    try {
      expect(await firstLink(["--url", "http://127.0.0.1:3000"])).toBe(0);
      expect(printed[0]).toMatch(/^http:\/\/127\.0\.0\.1:3000\/welcome#plm_link_\w+$/);
      await welcome(NOBODY, { token: new URL(printed[0]!).hash.slice(1), ...ada });
      expect(await firstLink(["--url", "http://127.0.0.1:3000"])).toBe(0);
      expect(await firstLink(["--url", "here"])).toBe(2);
      expect(printed).toHaveLength(1);
    } finally {
      out.mockRestore();
      complaint.mockRestore();
    }
  });
});

describe("a collector's token", () => {
  const minted = async (data: { expiresAt?: Date; revokedAt?: Date } = {}) => {
    const token = mintToken("collector");
    const { id } = await prisma().collector.create({ data: { name: token.id, kind: "trivy" } });
    const secret = Uint8Array.from(secretHash(token.secret));
    await prisma().collectorToken.create({
      data: { id: token.id, collectorId: id, secretHash: secret, ...data },
    });
    return { token, id };
  };

  it("names its collector and notes its use", async () => {
    const { token, id } = await minted({ expiresAt: new Date(Date.now() + 60_000) });
    expect(await findCollectorActor(token.text)).toMatchObject({ kind: "collector", id: String(id) });
    expect((await prisma().collectorToken.findFirstOrThrow()).usedAt).not.toBeNull();
  });

  it.each([
    ["expired", { expiresAt: new Date(Date.now() - 1_000) }],
    ["revoked", { revokedAt: new Date() }],
  ])("is dead when %s", async (_, data) => {
    const { token } = await minted(data);
    expect(await findCollectorActor(token.text)).toBeNull();
  });

  it("is dead with a wrong checksum, another secret, another kind, a disabled collector", async () => {
    const { token, id } = await minted();
    const stranger = mintToken("collector");
    expect(await findCollectorActor(token.text.replace(/.$/, (c) => (c === "0" ? "1" : "0")))).toBeNull();
    const crossed = stranger.text.replace(stranger.id, token.id);
    expect(await findCollectorActor(crossed)).toBeNull();
    expect(await findCollectorActor(mintToken("link").text)).toBeNull();
    expect(await findCollectorActor(token.text)).not.toBeNull();
    await prisma().collector.update({ where: { id }, data: { disabledAt: new Date() } });
    expect(await findCollectorActor(token.text)).toBeNull();
  });
});

describe("people", () => {
  it("are made and listed by administrators only, each e-mail once", async () => {
    const [ada, bob] = [await person("admin", "Ada"), await person("auditor", "Bob")];
    const eve = { name: "Eve", email: "eve@plimsoll.example", role: "viewer", password: PASSWORD } as const;
    for (const refused of [() => createPerson(bob, eve), () => listPeople(bob)]) {
      await expect(async () => refused()).rejects.toMatchObject({ code: "forbidden" });
    }
    await createPerson(ada, eve);
    await expect(createPerson(ada, eve)).rejects.toMatchObject({ code: "conflict" });
    expect((await listPeople(ada)).map(({ name }) => name)).toEqual(["Ada", "Bob", "Eve"]);
  });

  it("learn who they are and what they may", async () => {
    const bob = await person("auditor", "Bob");
    const me = await getMe(bob);
    expect(me).toMatchObject({ name: "Bob", email: bob.email, role: "auditor" });
    expect(me.permissions).toContain("audit:export");
    expect(me.permissions).not.toContain("people:manage");
    expect(JSON.stringify(me)).not.toContain("argon2");
    await expect(getMe({ ...bob, kind: "collector" })).rejects.toMatchObject({ code: "not_found" });
  });
});
