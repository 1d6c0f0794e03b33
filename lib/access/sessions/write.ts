import { hash, randomBytes } from "node:crypto";
import { record } from "../../audit/write.ts";
import { prisma } from "../../db/client.ts";
import { atomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import type { Actor, Role } from "../actor.ts";
import { type Caller, claimAttempt, recordFailure } from "../attempts/write.ts";
import { demandStrength } from "../password-strength.ts";
import { checkPassword, hashPassword } from "../passwords.ts";
import type { PasswordChange } from "../schema.ts";
import { passSecondFactor } from "../second-factor/write.ts";

const SESSION_DAYS = 7;

export interface SignedIn {
  userId: string;
  sessionId: string;
}

/**
 * Checks e-mail, password and, where the person has one, the second factor. Null tells nothing about which of the first
 * two was wrong. @throws AppError rate_limited; unauthenticated, where the code alone is missing or wrong
 */
export const signIn = async (
  email: string,
  password: string,
  caller: Caller,
  code: string | null = null,
): Promise<SignedIn | null> => {
  const key = email.trim().toLowerCase().slice(0, 254);
  await claimAttempt(key);
  const user = await prisma().user.findUnique({ where: { email: key } });
  const valid = await checkPassword(password, user?.disabledAt ? null : (user?.passwordHash ?? null));
  if (!valid || !user) {
    await recordFailure(key, caller);
    return null;
  }
  await demandSecondFactor(user.id, key, code, caller);
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
    await record(tx, personOf(user, caller.ip), {
      action: "session.opened",
      subject: { kind: "person", id: user.id, name: user.name },
    });
  });
  return { userId: user.id, sessionId };
};

/** Words that the form knows: it asks for the code, or says that it was none. */
export const CODE_MISSING = "second-factor-missing";
export const CODE_WRONG = "second-factor-wrong";

const demandSecondFactor = async (
  userId: string,
  key: string,
  code: string | null,
  caller: Caller,
): Promise<void> => {
  const passed = await passSecondFactor(userId, code);
  if (passed === "missing") throw new AppError("unauthenticated", CODE_MISSING);
  if (passed !== "wrong") return;
  await recordFailure(key, caller);
  throw new AppError("unauthenticated", CODE_WRONG);
};

const personOf = (user: { id: string; name: string; role: string }, ip: string | null): Actor => ({
  kind: "person",
  id: user.id,
  name: user.name,
  role: user.role as Role,
  requestId: null,
  ip,
});

/** Ends the session with this secret; a session that is over already stays so. */
export const signOut = async (sessionId: string): Promise<void> => {
  await atomic(async (tx) => {
    const id = hash("sha256", sessionId);
    const session = await tx.db.session.findUnique({ where: { id }, include: { user: true } });
    if (!session || session.revokedAt) return;
    await tx.db.session.update({ where: { id }, data: { revokedAt: tx.now } });
    await record(tx, personOf(session.user, null), {
      action: "session.closed",
      subject: { kind: "person", id: session.user.id, name: session.user.name },
    });
  });
};

/** Ends one of the actor's own sessions, by the name `listSessions` gives it. */
export const revokeSession = (actor: Actor, name: string): Promise<void> =>
  atomic(async (tx) => {
    const own = await tx.db.session.findMany({ where: { userId: actor.id, revokedAt: null } });
    const session = own.find(({ id }) => sessionName(id) === name);
    if (!session) throw new AppError("not_found", "There is no such session.");
    await tx.db.session.update({ where: { id: session.id }, data: { revokedAt: tx.now } });
    await record(tx, actor, {
      action: "session.revoked",
      subject: { kind: "person", id: actor.id, name: actor.name },
      detail: { session: name, userAgent: session.userAgent },
    });
  });

/** A public name for a session: the head of its secret's digest opens nothing. */
export const sessionName = (id: string): string => id.slice(0, 16);

/**
 * A new password of one's own; every other session ends, `keep` (the digest of the one that asks) goes on.
 * @throws AppError invalid (the current password is wrong), rate_limited
 */
export const changePassword = async (
  actor: Actor,
  { current, password }: PasswordChange,
  keep: string | null,
): Promise<void> => {
  const user = await prisma().user.findUnique({ where: { id: actor.id } });
  const key = user?.email ?? actor.id;
  await claimAttempt(key);
  if (!(await checkPassword(current, user?.passwordHash ?? null))) {
    await recordFailure(key, { ip: actor.ip, userAgent: null });
    throw new AppError("invalid", "The current password is not right.", {
      errors: [{ path: "/current", message: "This is not your current password." }],
    });
  }
  demandStrength(password, [actor.name, key]);
  const passwordHash = await hashPassword(password);
  await atomic(async (tx) => {
    await tx.db.signInAttempt.deleteMany({ where: { key } });
    await tx.db.user.update({ where: { id: actor.id }, data: { passwordHash } });
    const { count } = await tx.db.session.updateMany({
      where: { userId: actor.id, revokedAt: null, ...(keep ? { id: { not: keep } } : {}) },
      data: { revokedAt: tx.now },
    });
    await record(tx, actor, {
      action: "person.password_changed",
      subject: { kind: "person", id: actor.id, name: actor.name },
      detail: { sessionsEnded: count },
    });
  });
};
