import { randomBytes } from "node:crypto";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { seal, unseal } from "../../ingest/vault.ts";
import { masterKey } from "../../keys/ring-file.ts";
import { type Actor, systemActor } from "../actor.ts";
import { provePassword } from "../attempts/write.ts";
import { demand } from "../permissions.ts";
import {
  addressOfSecret,
  hashOfRecoveryCode,
  newSecret,
  RECOVERY_CODES,
  RECOVERY_LENGTH,
  recoveryCodesOf,
  stepOfCode,
} from "./codes.ts";
import { qrOf } from "./qr.ts";
import type { Enrolment, Proof, RecoveryCodes } from "./schema.ts";

/** Bytes of a secret in base32. */
const LONGEST = 64;
const owner = (userId: string): string => `totp/${userId}`;

/** A new secret, in force once a code of it has been shown. @throws AppError invalid (the password), conflict (there is one) */
export const beginSecondFactor = async (actor: Actor, { password }: Proof): Promise<Enrolment> => {
  const { email } = await provePassword(actor, password);
  const secret = newSecret();
  const sealed = seal(masterKey(), Buffer.from(secret), owner(actor.id));
  await copyAtomic(async (tx) => {
    const rows = await tx.sql`
      insert into totp (user_id, sealed) values (${actor.id}::uuid, ${sealed})
      on conflict (user_id) do update set sealed = excluded.sealed, step = 0 where totp.confirmed_at is null returning id`;
    if (rows.length === 0) throw new AppError("conflict", "You have a second factor: turn it off first.");
    await record(tx, actor, { action: "second_factor.begun", subject: subjectOf(actor) });
  });
  const address = addressOfSecret(secret, email);
  return { secret, address, qr: qrOf(address) };
};

/** Puts it in force, and gives the codes for the day the device is lost. @throws AppError invalid (the code), not_found */
export const confirmSecondFactor = (actor: Actor, code: string): Promise<RecoveryCodes> =>
  copyAtomic(async (tx) => {
    const factor = await lockFactor(tx, actor.id);
    if (!factor || factor.confirmed)
      throw new AppError("not_found", "There is nothing to confirm: begin again.");
    const step = stepOfCode(factor.secret, code, tx.now, factor.step);
    if (step === null) throw wrongCode();
    await tx.sql`update totp set confirmed_at = ${tx.now}, step = ${step} where user_id = ${actor.id}::uuid`;
    await record(tx, actor, { action: "second_factor.added", subject: subjectOf(actor) });
    return newRecoveryCodes(tx, actor);
  });

/** New codes; the former ones are void. @throws AppError invalid (the password), not_found */
export const renewRecoveryCodes = async (actor: Actor, { password }: Proof): Promise<RecoveryCodes> => {
  await provePassword(actor, password);
  return copyAtomic(async (tx) => {
    if (!(await lockFactor(tx, actor.id))?.confirmed)
      throw new AppError("not_found", "You have no second factor.");
    await record(tx, actor, { action: "second_factor.recovery_renewed", subject: subjectOf(actor) });
    return newRecoveryCodes(tx, actor);
  });
};

/** @throws AppError invalid (the password), not_found */
export const removeSecondFactor = async (actor: Actor, { password }: Proof): Promise<void> => {
  await provePassword(actor, password);
  await copyAtomic(async (tx) => {
    await forget(tx, actor.id);
    await record(tx, actor, { action: "second_factor.removed", subject: subjectOf(actor) });
  });
};

/** For whoever lost device and codes: an admin has made sure who asks. Their sessions end. @throws AppError forbidden, not_found */
export const resetSecondFactor = async (actor: Actor, personId: string): Promise<void> => {
  demand(actor, "people:manage");
  await copyAtomic(async (tx) => {
    const [person] = await tx.sql<{ name: string }>`select name from app_user where id = ${personId}::uuid`;
    if (!person) throw new AppError("not_found", "There is no such person.");
    await forget(tx, personId);
    await tx.sql`update session set revoked_at = ${tx.now} where user_id = ${personId}::uuid and revoked_at is null`;
    await record(tx, actor, {
      action: "second_factor.reset",
      subject: { kind: "person", id: personId, name: person.name },
    });
  });
};

/**
 * Whether somebody whose password was right may come in. A code of the app or a recovery code is spent by this.
 * @returns `none`: nobody asked for a second factor; `missing`: a code has to be given
 */
export const passSecondFactor = (
  userId: string,
  code: string | null,
): Promise<"none" | "passed" | "missing" | "wrong"> =>
  copyAtomic(async (tx) => {
    const factor = await lockFactor(tx, userId);
    if (!factor?.confirmed) return "none";
    if (code === null || code.trim() === "") return "missing";
    const step = stepOfCode(factor.secret, code, tx.now, factor.step);
    if (step !== null) {
      await tx.sql`update totp set step = ${step} where user_id = ${userId}::uuid`;
      return "passed";
    }
    const spent = await tx.sql`
      update recovery_code set used_at = ${tx.now} where hash = ${hashOfRecoveryCode(userId, code)} and used_at is null returning hash`;
    if (spent.length === 0) return "wrong";
    await record(tx, systemActor("sign-in"), {
      action: "second_factor.recovery_used",
      subject: { kind: "person", id: userId },
    });
    return "passed";
  });

interface Factor {
  secret: string;
  confirmed: boolean;
  step: number;
}

/** Locked: of two tries with one code the second finds it spent. */
const lockFactor = async (tx: CopyTx, userId: string): Promise<Factor | null> => {
  const [row] = await tx.sql<{ sealed: Buffer; confirmed: boolean; step: number }>`
    select sealed, confirmed_at is not null as confirmed, step from totp where user_id = ${userId}::uuid for update`;
  return row ? { ...row, secret: unseal(masterKey(), row.sealed, owner(userId), LONGEST).toString() } : null;
};

const newRecoveryCodes = async (tx: CopyTx, actor: Actor): Promise<RecoveryCodes> => {
  const codes = recoveryCodesOf(randomBytes(RECOVERY_CODES * RECOVERY_LENGTH));
  await tx.sql`delete from recovery_code where user_id = ${actor.id}::uuid`;
  await tx.sql`insert into recovery_code (hash, user_id)
    select unnest(${codes.map((code) => hashOfRecoveryCode(actor.id, code))}::text[]), ${actor.id}::uuid`;
  return { codes };
};

const forget = async (tx: CopyTx, userId: string): Promise<void> => {
  await tx.sql`delete from recovery_code where user_id = ${userId}::uuid`;
  const gone = await tx.sql`delete from totp where user_id = ${userId}::uuid returning id`;
  if (gone.length === 0) throw new AppError("not_found", "There is no second factor.");
};

const subjectOf = ({ id, name }: Actor) => ({ kind: "person" as const, id, name });

const wrongCode = (): AppError =>
  new AppError("invalid", "That code is not right, or it was used already. Wait for the next one.");
