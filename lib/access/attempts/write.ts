import { hash } from "node:crypto";
import { record } from "../../audit/write.ts";
import { prisma } from "../../db/client.ts";
import { atomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { type Actor, systemActor } from "../actor.ts";
import { checkPassword } from "../passwords.ts";

const FAILURES_ALLOWED = 10;
const FAILURE_WINDOW_MINUTES = 15;

export interface Caller {
  ip: string | null;
  userAgent: string | null;
}

/**
 * Counts a try before it is looked at, so that many at once are no more than as many one after the other; a try that
 * succeeds takes the count back. @throws AppError rate_limited
 */
export const claimAttempt = async (key: string): Promise<void> => {
  const resetAt = new Date(Date.now() + FAILURE_WINDOW_MINUTES * 60_000);
  const claimed = await prisma().$queryRaw<object[]>`
    insert into sign_in_attempt as a (key, failures, reset_at) values (${key}, 1, ${resetAt})
    on conflict (key) do update set failures = case when a.reset_at < now() then 1 else a.failures + 1 end, reset_at = ${resetAt}
    where a.failures < ${FAILURES_ALLOWED} or a.reset_at < now() returning 1`;
  if (claimed.length === 0) {
    throw new AppError("rate_limited", "Too many failed sign-ins. Try again in a quarter of an hour.", {
      retryAfter: FAILURE_WINDOW_MINUTES * 60,
    });
  }
};

export const recordFailure = (key: string, { ip }: Caller): Promise<void> =>
  atomic(async (tx) => {
    await record(
      tx,
      { ...systemActor("sign-in"), ip },
      {
        action: "session.refused",
        subject: { kind: "account", id: hash("sha256", key).slice(0, 16) },
      },
    );
  });

/** That whoever has the session still knows the password. @throws AppError invalid, rate_limited */
export const provePassword = async (actor: Actor, password: string): Promise<{ email: string }> => {
  const user = await prisma().user.findUnique({ where: { id: actor.id } });
  const key = user?.email ?? actor.id;
  await claimAttempt(key);
  if (!(await checkPassword(password, user?.passwordHash ?? null))) {
    await recordFailure(key, { ip: actor.ip, userAgent: null });
    throw new AppError("invalid", "The password is not right.", {
      errors: [{ path: "/password", message: "This is not your password." }],
    });
  }
  await atomic((tx) => tx.db.signInAttempt.deleteMany({ where: { key } }));
  return { email: key };
};
