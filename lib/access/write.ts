import { hash, randomBytes } from "node:crypto";
import { record } from "../audit/write.ts";
import { clock } from "../clock.ts";
import { prisma } from "../db/client.ts";
import { atomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { type Actor, type Role, systemActor } from "./actor.ts";
import { checkPassword, hashPassword } from "./passwords.ts";
import { demand } from "./permissions.ts";
import type { NewPerson, PersonChange, Welcome } from "./schema.ts";
import { mintToken, parseToken, secretHash } from "./secrets.ts";

const SESSION_DAYS = 7;
const LINK_HOURS = 24;
const FAILURES_ALLOWED = 10;
const FAILURE_WINDOW_MINUTES = 15;

export interface Caller {
  ip: string | null;
  userAgent: string | null;
}

export interface SignedIn {
  userId: string;
  sessionId: string;
}

/** Checks e-mail and password. Null tells nothing about which was wrong. @throws AppError rate_limited. */
export const signIn = async (email: string, password: string, caller: Caller): Promise<SignedIn | null> => {
  const key = email.trim().toLowerCase().slice(0, 254);
  await refuseAfterFailures(key);
  const user = await prisma().user.findUnique({ where: { email: key } });
  const valid = await checkPassword(password, user?.disabledAt ? null : (user?.passwordHash ?? null));
  if (!valid || !user) {
    await countFailure(key);
    return null;
  }
  const sessionId = randomBytes(32).toString("hex");
  await atomic(async (tx) => {
    await tx.db.signInAttempt.deleteMany({ where: { key } });
    await tx.db.user.update({ where: { id: user.id }, data: { signedInAt: tx.now } });
    await tx.db.session.create({
      data: {
        id: hash("sha256", sessionId),
        userId: user.id,
        expiresAt: new Date(Date.now() + SESSION_DAYS * 86_400_000),
        ip: caller.ip,
        userAgent: caller.userAgent?.slice(0, 300) ?? null,
      },
    });
    await record(
      tx,
      {
        kind: "person",
        id: user.id,
        name: user.name,
        role: user.role as Role,
        requestId: null,
        ip: caller.ip,
      },
      {
        action: "session.opened",
        subject: { kind: "person", id: user.id, name: user.name },
      },
    );
  });
  return { userId: user.id, sessionId };
};

const refuseAfterFailures = async (key: string): Promise<void> => {
  const attempt = await prisma().signInAttempt.findUnique({ where: { key } });
  if (attempt && attempt.failures >= FAILURES_ALLOWED && attempt.resetAt > new Date()) {
    throw new AppError("rate_limited", "Too many failed sign-ins. Try again in a quarter of an hour.", {
      retryAfter: 900,
    });
  }
};

const countFailure = (key: string): Promise<void> =>
  atomic(async (tx) => {
    const resetAt = new Date(Date.now() + FAILURE_WINDOW_MINUTES * 60_000);
    await tx.sql`insert into sign_in_attempt as a (key, failures, reset_at) values (${key}, 1, ${resetAt})
      on conflict (key) do update set failures = case when a.reset_at < now() then 1 else a.failures + 1 end, reset_at = ${resetAt}`;
    await record(tx, systemActor("sign-in"), {
      action: "session.refused",
      subject: { kind: "account", id: hash("sha256", key).slice(0, 16) },
    });
  });

export const signOut = async (sessionId: string): Promise<void> => {
  await atomic(async (tx) => {
    const session = await tx.db.session.update({
      where: { id: hash("sha256", sessionId) },
      data: { revokedAt: tx.now },
      include: { user: true },
    });
    const { id, name, role } = session.user;
    await record(
      tx,
      { kind: "person", id, name, role: role as Role, requestId: null, ip: null },
      {
        action: "session.closed",
        subject: { kind: "person", id, name },
      },
    );
  });
};

/** A one-time link that makes the first admin; null when somebody is already here. The text is shown once. */
export const createFirstSignInLink = (): Promise<string | null> =>
  atomic(async (tx) => {
    if ((await tx.db.user.count()) > 0) return null;
    const token = mintToken("link");
    await tx.db.signInLink.deleteMany({ where: { usedAt: null, email: null } });
    await tx.db.signInLink.create({
      data: {
        id: secretHash(token.secret).toString("hex"),
        role: "admin",
        expiresAt: new Date(Date.now() + LINK_HOURS * 3_600_000),
      },
    });
    await record(tx, systemActor("launcher"), {
      action: "link.created",
      subject: { kind: "link", id: token.id },
    });
    return token.text;
  });

/** Spends a one-time link: the person who holds it becomes a user with the link's role. */
export const welcome = async (
  actor: Actor,
  { token, name, email, password }: Welcome,
): Promise<{ email: string }> => {
  const parsed = parseToken(token);
  const passwordHash = await hashPassword(password);
  return atomic(async (tx) => {
    const used =
      parsed?.kind === "link" &&
      (await tx.db.signInLink.updateMany({
        where: { id: secretHash(parsed.secret).toString("hex"), usedAt: null, expiresAt: { gt: new Date() } },
        data: { usedAt: tx.now },
      }));
    if (!used || used.count !== 1) {
      throw new AppError(
        "forbidden",
        "This link was used already or has run out. Start Plimsoll again to get a new one.",
      );
    }
    const user = await tx.db.user.create({ data: { name, email, role: "admin", passwordHash } });
    await record(tx, actor, {
      action: "person.created",
      subject: { kind: "person", id: user.id, name },
      after: { email, role: user.role },
    });
    return { email };
  });
};

export const createPerson = async (actor: Actor, person: NewPerson): Promise<{ id: string }> => {
  demand(actor, "people:manage");
  const passwordHash = await hashPassword(person.password);
  return atomic(async (tx) => {
    if (await tx.db.user.findUnique({ where: { email: person.email } })) {
      throw new AppError("conflict", `${person.email} has an account already.`);
    }
    const { id } = await tx.db.user.create({
      data: { name: person.name, email: person.email, role: person.role, passwordHash },
    });
    await record(tx, actor, {
      action: "person.created",
      subject: { kind: "person", id, name: person.name },
      after: { email: person.email, role: person.role },
    });
    return { id };
  });
};

/** A new role or a ban counts at once: every session of the person ends. */
export const changePerson = (actor: Actor, id: string, change: PersonChange): Promise<void> => {
  demand(actor, "people:manage");
  return atomic(async (tx) => {
    const before = await tx.db.user.findUnique({ where: { id } });
    if (!before) throw new AppError("not_found", "There is no such person.");
    if (id === actor.id) throw new AppError("conflict", "You cannot change your own role or access.");
    const after = await tx.db.user.update({
      where: { id },
      data: {
        role: change.role ?? before.role,
        disabledAt: change.disabled === undefined ? before.disabledAt : change.disabled ? clock() : null,
      },
    });
    await tx.db.session.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: tx.now } });
    await record(tx, actor, {
      action: "person.changed",
      subject: { kind: "person", id, name: before.name },
      before: { role: before.role, disabled: before.disabledAt !== null },
      after: { role: after.role, disabled: after.disabledAt !== null },
    });
  });
};
