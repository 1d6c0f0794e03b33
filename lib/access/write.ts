import { record } from "../audit/write.ts";
import { atomic, type Tx } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { type Actor, systemActor } from "./actor.ts";
import { demandStrength } from "./password-strength.ts";
import { hashPassword } from "./passwords.ts";
import { demand } from "./permissions.ts";
import type { NewPerson, PersonChange, Welcome } from "./schema.ts";
import { mintToken, parseToken, secretHash } from "./secrets.ts";

const LINK_HOURS = 24;

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

/**
 * Spends a one-time link: the person who holds it becomes a user with the link's role. The very first link is void
 * as soon as somebody has an account, however that came about.
 * @throws AppError forbidden (one sentence for a used, an old and a made-up link), conflict (the e-mail is taken)
 */
export const welcome = async (
  actor: Actor,
  { token, name, email, password }: Welcome,
): Promise<{ email: string }> => {
  const parsed = parseToken(token);
  if (parsed?.kind !== "link") throw voidLink();
  demandStrength(password, [name, email]);
  const passwordHash = await hashPassword(password);
  return atomic(async (tx) => {
    const link = {
      id: secretHash(parsed.secret).toString("hex"),
      usedAt: null,
      expiresAt: { gt: new Date() },
    };
    const { count } = await tx.db.signInLink.updateMany({ where: link, data: { usedAt: tx.now } });
    if (count !== 1) throw voidLink();
    const { role, email: invited } = await tx.db.signInLink.findUniqueOrThrow({ where: { id: link.id } });
    if (invited === null && (await tx.db.user.count()) > 0) throw voidLink();
    await refuseTakenEmail(tx, email);
    const user = await tx.db.user.create({ data: { name, email, role, passwordHash } });
    await record(tx, actor, {
      action: "person.created",
      subject: { kind: "person", id: user.id, name },
      after: { email, role },
    });
    return { email };
  });
};

const voidLink = (): AppError =>
  new AppError(
    "forbidden",
    "This link was used already or has run out. Start Plimsoll again to get a new one.",
  );

const refuseTakenEmail = async (tx: Tx, email: string): Promise<void> => {
  if (await tx.db.user.findUnique({ where: { email } })) {
    throw new AppError("conflict", `${email} has an account already.`);
  }
};

export const createPerson = async (actor: Actor, person: NewPerson): Promise<{ id: string }> => {
  demand(actor, "people:manage");
  demandStrength(person.password, [person.name, person.email]);
  const passwordHash = await hashPassword(person.password);
  return atomic(async (tx) => {
    await refuseTakenEmail(tx, person.email);
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
        disabledAt: change.disabled === undefined ? before.disabledAt : change.disabled ? tx.now : null,
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
