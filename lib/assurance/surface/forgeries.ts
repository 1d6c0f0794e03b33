import { createHmac } from "node:crypto";
import { encode } from "next-auth/jwt";
import { mintToken } from "../../access/secrets.ts";
import { cookieName } from "../../access/session-cookie.ts";
import { sql } from "../../db/client.ts";
import type { Chance } from "../chance.ts";
import { type Caller, collectorCaller, openSession, personCaller } from "./callers.ts";

type Forgery = (chance: Chance) => Promise<Caller>;

const cookie = (value: string): Caller => ({
  name: "forger",
  headers: { cookie: `${cookieName()}=${value}` },
});
const bearer = (value: string): Caller => ({ name: "forger", headers: { authorization: `Bearer ${value}` } });

const bent = (text: string, chance: Chance): string => {
  const at = chance.below(text.length - 1);
  const other = text[at] === "a" ? "b" : "a";
  return text.slice(0, at) + other + text.slice(at + 1);
};

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const admin = async (name: string) => {
  const { personId } = await personCaller(name, "admin");
  return { personId, ...(await openSession(personId)) };
};

/** Credentials that look right and are not. */
export const FORGERIES: readonly [what: string, make: Forgery][] = [
  ["a cookie with one letter changed", async (chance) => cookie(bent((await admin("bent")).cookie, chance))],
  ["a truncated cookie", async () => cookie((await admin("cut")).cookie.slice(0, -9))],
  [
    "a cookie sealed with another secret",
    async () => cookie(await encode({ token: { sid: "00".repeat(32) }, secret: "another secret" })),
  ],
  [
    "a sealed cookie of no session",
    async (chance) =>
      cookie(await encode({ token: { sid: String(chance.next()) }, secret: process.env.NEXTAUTH_SECRET! })),
  ],
  [
    "an unsigned JWT",
    async () => cookie(`${base64({ alg: "none" })}.${base64({ sid: "00".repeat(32), role: "admin" })}.`),
  ],
  [
    "a JWT signed by HMAC with an empty key",
    async () => {
      const text = `${base64({ alg: "HS256" })}.${base64({ sid: "00".repeat(32) })}`;
      return cookie(`${text}.${createHmac("sha256", "").update(text).digest("base64url")}`);
    },
  ],
  [
    "a session that ran out",
    async () => {
      const { key, cookie: sealed } = await admin("late");
      await sql`update session set expires_at = now() - interval '1 second' where id = ${key}`;
      return cookie(sealed);
    },
  ],
  [
    "a session nobody used for a day",
    async () => {
      const { key, cookie: sealed } = await admin("idle");
      await sql`update session set seen_at = now() - interval '1 day' where id = ${key}`;
      return cookie(sealed);
    },
  ],
  [
    "a session that was ended",
    async () => {
      const { key, cookie: sealed } = await admin("ended");
      await sql`update session set revoked_at = now() where id = ${key}`;
      return cookie(sealed);
    },
  ],
  [
    "a session of a banned person",
    async () => {
      const { personId, cookie: sealed } = await admin("banned");
      await sql`update app_user set disabled_at = now() where id = ${personId}::uuid`;
      return cookie(sealed);
    },
  ],
  ["a token nobody minted", async () => bearer(mintToken("collector").text)],
  ["a link used as a token", async () => bearer(mintToken("link").text)],
  [
    "a token with one letter changed",
    async (chance) => bearer(bent((await collectorCaller("bent")).token, chance)),
  ],
  [
    "a token of another collector's id",
    async () => {
      const [one, two] = [await collectorCaller("one"), await collectorCaller("two")];
      const [a, b] = [one.token.split("_"), two.token.split("_")];
      return bearer([a[0], a[1], a[2], b[3], a[4]].join("_"));
    },
  ],
  [
    "a revoked token",
    async () => {
      const { token } = await collectorCaller("revoked");
      await sql`update collector_token set revoked_at = now() where id = ${token.split("_")[2]}`;
      return bearer(token);
    },
  ],
  [
    "a token that ran out",
    async () => {
      const { token } = await collectorCaller("old");
      await sql`update collector_token set expires_at = now() - interval '1 second' where id = ${token.split("_")[2]}`;
      return bearer(token);
    },
  ],
  [
    "headers that say who one is",
    async () => ({
      name: "forger",
      headers: {
        "x-user": "admin",
        "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
        "x-forwarded-user": "admin",
        "next-action": "00",
      },
    }),
  ],
  [
    "a password by Basic",
    async () => ({ name: "forger", headers: { authorization: "Basic YWRtaW46YWRtaW4=" } }),
  ],
];
