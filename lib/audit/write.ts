import { createHash, randomUUID } from "node:crypto";
import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { clock } from "../clock.ts";
import { sql } from "../db/client.ts";
import type { SqlRunner } from "../db/sql.ts";
import { copyAtomic } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { appendAll, batchRoom, isCheckpointDue, signedCheckpoint } from "./appender.ts";
import { entryText } from "./entry-text.ts";
import { packFrontier, unpackFrontier } from "./frontier.ts";
import { getAuditBundle } from "./read.ts";
import type { AuditEvent, AuditRange } from "./schema.ts";
import type { Signer } from "./signed-note.ts";

/**
 * Records what happened, in the caller's transaction: the entry exists exactly when the change does. Its text is
 * final now; the appender gives it its place in the log later (docs/decisions/audit-appender.md).
 */
export const record = async (tx: SqlRunner, actor: Actor, event: AuditEvent): Promise<void> => {
  const text = entryText(actor, event, clock(), randomUUID());
  await tx.sql`insert into audit_pending (entry) values (${text})`;
};

export interface Sequenced {
  appended: number;
  /** Entries in the log now. */
  size: number;
  /** A checkpoint was signed. */
  signed: boolean;
}

interface TreeRow {
  size: number;
  frontier: Buffer;
  chain: Buffer;
  key: string | null;
  last_seq: number | null;
  last_chain: Buffer | null;
}

/** The tree's one row, locked: whoever holds it is the appender. Refuses to build on a log that was tampered with. */
const lockTree = async (tx: SqlRunner, signer: Signer) => {
  await tx.sql`select 1 from audit_tree where id = 1 for update`;
  const [row] = await tx.sql<TreeRow>`
    select t.size, t.frontier, t.chain, t.key, e.seq as last_seq, e.chain as last_chain
    from audit_tree t left join lateral (select seq, chain from audit_entry order by seq desc limit 1) e on true`;
  if (!row) throw new AppError("conflict", "The audit log's state is missing; restore it from a backup.");
  if (row.key !== null && row.key !== signer.vkey) {
    throw new AppError(
      "conflict",
      "The audit log was begun with another key; restore PLIMSOLL_AUDIT_KEY or the key file.",
    );
  }
  const size = Number(row.size);
  const intact = size === Number(row.last_seq ?? 0) && (row.last_chain?.equals(row.chain) ?? true);
  if (!intact)
    throw new AppError("conflict", "The audit log does not end where its tree does: it was changed.");
  return { frontier: unpackFrontier(size, row.frontier), chain: row.chain };
};

/**
 * One batch of the appender, in the caller's transaction: recorded entries get numbers without gaps, in commit
 * order, and a checkpoint is signed when one is due (or at once with `seal`). Call until `appended` is 0.
 * @throws AppError conflict when the stored log was changed, or belongs to another key
 */
export const sequencePending = async (
  tx: SqlRunner,
  signer: Signer,
  now: Date,
  { seal = false } = {},
): Promise<Sequenced> => {
  const { frontier, chain: before } = await lockTree(tx, signer);
  const [last] = await tx.sql<{ size: number; at: Date }>`
    select size::float8 as size, at from audit_checkpoint order by id desc limit 1`;
  const pending = await tx.sql<{ id: number; entry: string }>`
    select id::float8 as id, entry from audit_pending order by id limit ${batchRoom(frontier.size, last?.size ?? 0)}`;
  const { rows, chain } = appendAll(frontier, before, pending);
  if (rows.length > 0) await moveRows(tx, rows);
  const sealing = seal && pending.length === 0 && last?.size !== frontier.size;
  const signed = sealing || isCheckpointDue(last ?? null, frontier.size, now);
  if (signed) {
    const { size, root, at, note } = signedCheckpoint(frontier, now, signer);
    await tx.sql`insert into audit_checkpoint (size, at, root, frontier, chain, note)
      values (${size}, ${at}::timestamptz, ${root}, ${packFrontier(frontier)}, ${chain}, ${note})`;
  }
  if (rows.length > 0 || signed) {
    await tx.sql`update audit_tree set size = ${frontier.size}, frontier = ${packFrontier(frontier)},
      chain = ${chain}, key = ${signer.vkey} where id = 1`;
  }
  return { appended: rows.length, size: frontier.size, signed };
};

const moveRows = async (tx: SqlRunner, rows: ReturnType<typeof appendAll>["rows"]): Promise<void> => {
  const column = <T>(value: (row: (typeof rows)[number]) => T): T[] => rows.map(value);
  const ids = column(({ id }) => id);
  await tx.sql`
    insert into audit_entry (seq, at, action, actor_kind, actor_id, actor_name, subject_kind, subject_id,
                             request_id, ip, entry, leaf_hash, chain, pending_id)
    select * from unnest(
      ${column(({ seq }) => seq)}::bigint[], ${column(({ said }) => said.at)}::timestamptz[],
      ${column(({ said }) => said.action)}::text[], ${column(({ said }) => said.actor.kind)}::text[],
      ${column(({ said }) => said.actor.id)}::text[], ${column(({ said }) => said.actor.name)}::text[],
      ${column(({ said }) => said.subject.kind)}::text[], ${column(({ said }) => said.subject.id)}::text[],
      ${column(({ said }) => said.requestId)}::text[], ${column(({ said }) => said.actor.ip)}::text[],
      ${column(({ entry }) => entry)}::text[], ${column(({ leaf }) => leaf)}::bytea[],
      ${column(({ chain }) => chain)}::bytea[], ${ids}::bigint[])`;
  await tx.sql`delete from audit_pending where id = any(${ids}::bigint[])`;
};

/** Everything recorded so far gets its place, each batch in a transaction of its own. */
export const sequenceAll = async (signer: Signer, options: { seal?: boolean } = {}): Promise<Sequenced> => {
  let [appended, signed] = [0, false];
  for (;;) {
    const batch = await copyAtomic((tx) => sequencePending(tx, signer, clock(), options));
    appended += batch.appended;
    signed ||= batch.signed;
    if (batch.appended === 0) return { appended, signed, size: batch.size };
  }
};

/**
 * The bundle for download, complete to this moment: recorded as asked for before the first byte, and as
 * delivered, with rows and SHA-256, after the last (or where the reader went away).
 */
export async function* exportAuditBundle(
  actor: Actor,
  range: AuditRange,
  signer: Signer,
): AsyncGenerator<string> {
  demand(actor, "audit:export");
  const subject = { kind: "audit", id: "log" };
  await copyAtomic((tx) => record(tx, actor, { action: "audit.requested", subject, detail: { range } }));
  await sequenceAll(signer, { seal: true });
  const digest = createHash("sha256");
  let [lines, complete] = [0, false];
  try {
    for await (const line of getAuditBundle(actor, range)) {
      digest.update(line);
      lines += 1;
      yield line;
    }
    complete = true;
  } finally {
    const detail = { range, lines, complete, sha256: digest.digest("hex") };
    await copyAtomic((tx) => record(tx, actor, { action: "audit.exported", subject, detail }));
  }
}

/** Keeps what a full re-reading of the log found. */
export const saveVerification = (size: number, at: Date, problem: string | null) =>
  sql`update audit_tree set verified_size = ${size}, verified_at = ${at}, verified_problem = ${problem} where id = 1`;
