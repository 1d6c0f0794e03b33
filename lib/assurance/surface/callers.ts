import { randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import { ROLES } from "../../access/actor.ts";
import { cookieName } from "../../access/session-cookie.ts";
import { sql } from "../../db/client.ts";
import { testCollectors } from "../collectors.ts";

/** Whoever may send a request: a role, a collector, or nobody. */
export const CALLERS = [...ROLES, "collector", "nobody"] as const;
export type CallerName = (typeof CALLERS)[number];

export interface Caller {
  name: string;
  headers: Record<string, string>;
}

/** A person with an open session, made without the sign-in's slow hash. */
export const personCaller = async (name: string, role: string): Promise<Caller & { personId: string }> => {
  const [row] = await sql<{ id: string }>`insert into app_user (email, name, role, password_hash)
    values (${`${name}@plimsoll.example`}, ${name}, ${role}, 'unusable')
    on conflict (email) do update set role = excluded.role, disabled_at = null returning id`;
  const sealed = await openSession(row!.id);
  return { name, personId: row!.id, headers: { cookie: `${cookieName()}=${sealed.cookie}` } };
};

/** A session of a person: its row's key, and what a cookie would carry. */
export const openSession = async (personId: string): Promise<{ key: string; cookie: string }> => {
  const secret = randomBytes(32).toString("hex");
  const [row] = await sql<{ id: string }>`insert into session (id, user_id, expires_at)
    values (encode(sha256(${secret}::bytea), 'hex'), ${personId}::uuid, now() + interval '1 day') returning id`;
  const cookie = await encode({
    token: { sub: personId, sid: secret },
    secret: process.env.NEXTAUTH_SECRET!,
  });
  return { key: row!.id, cookie };
};

export const collectorCaller = async (name: string): Promise<Caller & { token: string }> => {
  const { token } = (await testCollectors([name])).get(name)!;
  return { name, token, headers: { authorization: `Bearer ${token}` } };
};

/** One of each. */
export const allCallers = async (): Promise<Record<CallerName, Caller>> => {
  const made = {} as Record<CallerName, Caller>;
  for (const role of ROLES) made[role] = await personCaller(role, role);
  made.collector = await collectorCaller("collector");
  made.nobody = { name: "nobody", headers: {} };
  return made;
};
