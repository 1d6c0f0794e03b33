import { type Actor, systemActor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { record } from "../audit/write.ts";
import { sql } from "../db/client.ts";
import { copyAtomic } from "../db/transaction.ts";
import { headLength, type Keys, keyId, rewrappedHead } from "../ingest/vault.ts";
import { enqueue } from "../jobs/queue.ts";
import { countSealed } from "./read.ts";

const idOf = (keys: Keys): string => keyId(keys[0]!).toString("hex");

/** Has everything wrapped anew for the first key of the ring, by a job. @returns the rotation's number. */
export const startRotation = async (actor: Actor, keys: Keys): Promise<number> => {
  demand(actor, "settings:manage");
  const current = idOf(keys);
  const counts = await countSealed();
  const total = counts.filter(({ key }) => key !== current).reduce((sum, { rows }) => sum + rows, 0);
  return copyAtomic(async (tx) => {
    const [row] = await tx.sql<{ id: number }>`
      insert into key_rotation (key_id, total, started_at) values (${current}, ${total}, ${tx.now}) returning id`;
    const { id } = row!;
    await enqueue(tx, "keys_rewrap", { rotationId: id }, { priority: 10, key: "keys_rewrap" });
    await record(tx, actor, {
      action: "keys.rotated",
      subject: { kind: "keys", id: current },
      detail: { rows: total },
    });
    return id;
  });
};

/** That old keys are gone from the ring; with the backups that need them. */
export const recordRetired = (actor: Actor, keyIds: string[]): Promise<void> => {
  demand(actor, "settings:manage");
  return copyAtomic(async (tx) => {
    await record(tx, actor, {
      action: "keys.retired",
      subject: { kind: "keys", id: keyIds.join(" ") },
    });
  });
};

interface SealedRow {
  id: number;
  owner: string;
  head: Buffer;
}

/** What is sealed where: the next rows of another key, and the change of one row's head if it still is that one. */
interface Source {
  next(key: Buffer, after: number, limit: number): Promise<SealedRow[]>;
  change(row: SealedRow, head: Buffer): Promise<unknown>;
}

/** Every column that holds sealed bodies. A test compares it with the columns that could. */
export const SEALED: Readonly<Record<string, Source>> = {
  "report.body": {
    next: (key, after, limit) => sql<SealedRow>`
      select id, 'report/' || sha256 as owner, substring(body from 1 for 69) as head from report
      where body is not null and id > ${after} and (get_byte(body, 0) <> 2 or substring(body from 2 for 8) <> ${key})
      order by id limit ${limit}`,
    change: ({ id, head }, made) => sql`
      update report set body = ${made}::bytea || substring(body from ${headLength(head) + 1}::int)
      where id = ${id} and substring(body from 1 for 69) = ${head}`,
  },
  "destination.sealed": {
    next: (key, after, limit) => sql<SealedRow>`
      select id, 'destination/' || id as owner, substring(sealed from 1 for 69) as head from destination
      where id > ${after} and (get_byte(sealed, 0) <> 2 or substring(sealed from 2 for 8) <> ${key})
      order by id limit ${limit}`,
    change: ({ id, head }, made) => sql`
      update destination set sealed = ${made}::bytea || substring(sealed from ${headLength(head) + 1}::int)
      where id = ${id} and substring(sealed from 1 for 69) = ${head}`,
  },
  "attestation.file_sealed": {
    next: (key, after, limit) => sql<SealedRow>`
      select id, 'attestation/' || file_sha256 as owner, substring(file_sealed from 1 for 69) as head from attestation
      where file_sealed is not null and id > ${after}
        and (get_byte(file_sealed, 0) <> 2 or substring(file_sealed from 2 for 8) <> ${key})
      order by id limit ${limit}`,
    change: ({ id, head }, made) => sql`
      update attestation set file_sealed = ${made}::bytea || substring(file_sealed from ${headLength(head) + 1}::int)
      where id = ${id} and substring(file_sealed from 1 for 69) = ${head}`,
  },
  "totp.sealed": {
    next: (key, after, limit) => sql<SealedRow>`
      select id, 'totp/' || user_id as owner, substring(sealed from 1 for 69) as head from totp
      where id > ${after} and (get_byte(sealed, 0) <> 2 or substring(sealed from 2 for 8) <> ${key})
      order by id limit ${limit}`,
    change: ({ id, head }, made) => sql`
      update totp set sealed = ${made}::bytea || substring(sealed from ${headLength(head) + 1}::int)
      where id = ${id} and substring(sealed from 1 for 69) = ${head}`,
  },
};

export interface Batch {
  /** The last row's id; null when there was none. */
  last: number | null;
  failed: number;
}

/** Wraps the next rows of a source for the first key; those that no key opens stay as they are and are counted. */
export const rewrapBatch = async (
  rotationId: number,
  source: string,
  keys: Keys,
  { after, limit }: { after: number; limit: number },
): Promise<Batch> => {
  const { next, change } = SEALED[source]!;
  const rows = await next(keyId(keys[0]!), after, limit);
  let failed = 0;
  for (const row of rows) {
    const head = headFor(keys, row);
    if (head) await change(row, head);
    else failed += 1;
  }
  await sql`update key_rotation set done = done + ${rows.length - failed}::int where id = ${rotationId}`;
  return { last: rows.at(-1)?.id ?? null, failed };
};

const headFor = (keys: Keys, { head, owner }: SealedRow): Buffer | null => {
  try {
    return rewrappedHead(keys, head, owner);
  } catch {
    return null;
  }
};

/** It is through; of what failed, no key of the ring opens anything. */
export const finishRotation = (rotationId: number, failed: number): Promise<void> =>
  copyAtomic(async (tx) => {
    const [row] = await tx.sql<{ keyId: string; done: number }>`
      update key_rotation set finished_at = ${tx.now}, failed = ${failed} where id = ${rotationId}
      returning key_id as "keyId", done`;
    await record(tx, systemActor("keys"), {
      action: "keys.rewrapped",
      subject: { kind: "keys", id: row?.keyId ?? "" },
      detail: { rows: row?.done ?? 0, failed },
    });
  });
