import { randomBytes } from "node:crypto";
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { seal } from "../../ingest/vault.ts";
import { masterKey } from "../../keys/ring-file.ts";
import { shownAddress } from "./address.ts";
import { findDestination, type LoadedDestination, sealedOwner } from "./read.ts";
import type { DestinationChange, MadeDestination, NewDestination, Sealed } from "./schema.ts";

/** For how long the signing secret before a rotation stays good. */
const OVERLAP_MS = 24 * 3_600_000;

/** @throws AppError conflict (the name is taken). */
export const addDestination = (
  actor: Actor,
  { name, connection }: NewDestination,
): Promise<MadeDestination> => {
  demand(actor, "notifications:manage");
  return copyAtomic(async (tx) => {
    await demandFreeName(tx, name, null);
    const [next] = await tx.sql<{ id: number }>`select nextval('destination_id_seq')::int as id`;
    const { id } = next!;
    const signing = connection.kind === "webhook" ? [{ secret: newSecret(), until: null }] : [];
    const address = shownAddress(connection);
    await tx.sql`insert into destination (id, name, kind, address, sealed, created_at)
      values (${id}, ${name}, ${connection.kind}, ${address}, ${sealedFor(id, { connection, signing })}, ${tx.now})`;
    await record(tx, actor, {
      action: "destination.added",
      subject: { kind: "destination", id, name },
      after: { kind: connection.kind, address },
    });
    return { id, signingSecret: signing[0]?.secret ?? null };
  });
};

/** @throws AppError not_found, conflict (somebody changed it, the name is taken, or the connection is of another kind). */
export const changeDestination = (actor: Actor, id: number, change: DestinationChange): Promise<void> => {
  demand(actor, "notifications:manage");
  return copyAtomic(async (tx) => {
    const before = await locked(tx, id);
    if (before.version !== change.version) throw changedMeanwhile(before.name);
    const { name = before.name, enabled = before.enabled, connection = before.sealed.connection } = change;
    if (connection.kind !== before.kind)
      throw new AppError(
        "conflict",
        `${before.name} is ${before.kind}; add another destination for ${connection.kind}.`,
      );
    await demandFreeName(tx, name, id);
    const sealed = sealedFor(id, { ...before.sealed, connection });
    await tx.sql`update destination set name = ${name}, enabled = ${enabled}, address = ${shownAddress(connection)},
      sealed = ${sealed}, version = version + 1 where id = ${id}`;
    await record(tx, actor, {
      action: "destination.changed",
      subject: { kind: "destination", id, name },
      before: shown(before),
      after: { name, enabled, address: shownAddress(connection) },
      detail: { connectionReplaced: change.connection !== undefined },
    });
  });
};

/** With its rules and its history. @throws AppError not_found. */
export const removeDestination = (actor: Actor, id: number): Promise<void> => {
  demand(actor, "notifications:manage");
  return copyAtomic(async (tx) => {
    const before = await locked(tx, id);
    await tx.sql`delete from notification_rule where destination_id = ${id}`;
    await tx.sql`delete from destination where id = ${id}`;
    await record(tx, actor, {
      action: "destination.removed",
      subject: { kind: "destination", id, name: before.name },
      before: shown(before),
    });
  });
};

/** A new signing secret, shown this once; for a day messages are signed with both. @throws AppError not_found, conflict. */
export const rotateSigningSecret = (actor: Actor, id: number): Promise<{ signingSecret: string }> => {
  demand(actor, "notifications:manage");
  return copyAtomic(async (tx) => {
    const { name, kind, sealed } = await locked(tx, id);
    if (kind !== "webhook") throw new AppError("conflict", "Only webhooks are signed.");
    const signingSecret = newSecret();
    const until = new Date(tx.now.getTime() + OVERLAP_MS).toISOString();
    const [newest] = sealed.signing;
    const signing = [
      { secret: signingSecret, until: null },
      ...(newest ? [{ secret: newest.secret, until }] : []),
    ];
    await tx.sql`update destination set sealed = ${sealedFor(id, { ...sealed, signing })}, version = version + 1
      where id = ${id}`;
    await record(tx, actor, {
      action: "destination.secret_rotated",
      subject: { kind: "destination", id, name },
      detail: { oldGoodUntil: until },
    });
    return { signingSecret };
  });
};

/** Standard Webhooks asks for 24 to 64 random bytes. */
const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

const sealedFor = (id: number, sealed: Sealed): Buffer =>
  seal(masterKey(), Buffer.from(JSON.stringify(sealed)), sealedOwner(id));

const shown = ({ name, enabled, sealed }: LoadedDestination) => ({
  name,
  enabled,
  address: shownAddress(sealed.connection),
});

const locked = async (tx: CopyTx, id: number): Promise<LoadedDestination> => {
  await tx.sql`select 1 from destination where id = ${id} for update`;
  const destination = await findDestination(id, tx);
  if (!destination) throw new AppError("not_found", `There is no destination ${id}.`);
  return destination;
};

const changedMeanwhile = (name: string): AppError =>
  new AppError("conflict", `Somebody changed ${name} meanwhile. Look at it again.`);

const demandFreeName = async (tx: CopyTx, name: string, id: number | null): Promise<void> => {
  const [taken] =
    await tx.sql`select 1 from destination where name = ${name} and id is distinct from ${id}::int`;
  if (taken) throw new AppError("conflict", `There is a destination ${name} already.`);
};
