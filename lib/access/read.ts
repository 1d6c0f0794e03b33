import { hash } from "node:crypto";
import { prisma, sql } from "../db/client.ts";
import type { User } from "../db/generated/client.ts";
import { AppError } from "../errors.ts";
import type { Actor, Role } from "./actor.ts";
import { demand, may, PERMISSIONS } from "./permissions.ts";
import type { Me, Person } from "./schema.ts";
import { parseToken, sameSecret } from "./secrets.ts";

export const IDLE_HOURS = 12;

/** Looked up on every request: a revoked session, a ban or a new role counts from the next one on. */
export const findSessionActor = async (sessionId: string): Promise<Actor | null> => {
  const id = hash("sha256", sessionId);
  const [row] = await sql<{ id: string; name: string; role: Role; unseen: boolean }>`
    select u.id, u.name, u.role, s.seen_at < now() - interval '1 minute' as unseen from session s join app_user u on u.id = s.user_id
    where s.id = ${id} and s.revoked_at is null and u.disabled_at is null
      and s.expires_at > now() and s.seen_at > now() - make_interval(hours => ${IDLE_HOURS})`;
  if (!row) return null;
  // Once a minute is enough to know that somebody is there.
  if (row.unseen) await sql`update session set seen_at = now() where id = ${id}`;
  return { kind: "person", id: row.id, name: row.name, role: row.role, requestId: null, ip: null };
};

export const findCollectorActor = async (token: string): Promise<Actor | null> => {
  const parsed = parseToken(token);
  if (parsed?.kind !== "collector") return null;
  const [row] = await sql<{ hash: Buffer; id: number; name: string }>`
    select t.secret_hash as hash, c.id, c.name from collector_token t join collector c on c.id = t.collector_id
    where t.id = ${parsed.id} and t.revoked_at is null and (t.expires_at is null or t.expires_at > now()) and c.disabled_at is null`;
  if (!row || !sameSecret(parsed.secret, row.hash)) return null;
  await sql`update collector_token set used_at = now()
    where id = ${parsed.id} and (used_at is null or used_at < now() - interval '1 minute')`;
  return {
    kind: "collector",
    id: String(row.id),
    name: row.name,
    role: "collector",
    requestId: null,
    ip: null,
  };
};

export const listPeople = async (actor: Actor): Promise<Person[]> => {
  demand(actor, "people:manage");
  const people = await prisma().user.findMany({ orderBy: { createdAt: "asc" }, include: { totp: true } });
  return people.map(personView);
};

/** The person who asks. @throws AppError not_found for collectors and jobs. */
export const getMe = async (actor: Actor): Promise<Me> => {
  const user =
    actor.kind === "person"
      ? await prisma().user.findUnique({ where: { id: actor.id }, include: { totp: true } })
      : null;
  if (!user) throw new AppError("not_found", "Only people have an account.");
  return { ...personView(user), permissions: PERMISSIONS.filter((permission) => may(actor, permission)) };
};

const personView = (user: User & { totp: { confirmedAt: Date | null } | null }): Person => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role as Role,
  createdAt: user.createdAt.toISOString(),
  signedInAt: user.signedInAt?.toISOString() ?? null,
  disabledAt: user.disabledAt?.toISOString() ?? null,
  secondFactor: user.totp?.confirmedAt != null,
});

/** Whether anybody has an account: before that, the way in is another one. */
export const isAnybodyHere = async (): Promise<boolean> => (await prisma().user.findFirst()) !== null;
