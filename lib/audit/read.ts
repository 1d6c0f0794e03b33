import type { Actor } from "../access/actor.ts";
import { demand } from "../access/permissions.ts";
import { sql } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { checkpointLine, entryLine, headerLine } from "./bundle.ts";
import { readCheckpointPlaces } from "./delivery/read.ts";
import { readEntry } from "./entry-text.ts";
import { CHAIN_START, type StoredEntry } from "./log-verifier.ts";
import type { AuditFilter, AuditPage, AuditRange, AuditStatus } from "./schema.ts";
import { readLetGo, readSealed } from "./segments/read.ts";

const PAGE = 1_000;

interface EntryRow {
  seq: number;
  entry: string;
  leaf_hash: Buffer;
}

/** Newest first. What is shown is read from the hashed text; the columns only find it. */
export const listAuditEntries = async (actor: Actor, filter: AuditFilter): Promise<AuditPage> => {
  demand(actor, "audit:read");
  const like = filter.q ? `%${filter.q.replace(/[\\%_]/g, "\\$&")}%` : null;
  const optional = (value: string | number | undefined): string | number | null => value ?? null;
  const rows = await sql<EntryRow>`
    select seq::float8 as seq, entry, leaf_hash from audit_entry
    where (${optional(filter.cursor)}::bigint is null or seq < ${optional(filter.cursor)}::bigint)
      and (${optional(filter.actorId)}::text is null or actor_id = ${optional(filter.actorId)})
      and (${optional(filter.action)}::text is null or action = ${optional(filter.action)})
      and (${optional(filter.subjectKind)}::text is null or subject_kind = ${optional(filter.subjectKind)})
      and (${optional(filter.subjectId)}::text is null or subject_id = ${optional(filter.subjectId)})
      and (${optional(filter.from)}::timestamptz is null or at >= ${optional(filter.from)}::timestamptz)
      and (${optional(filter.to)}::timestamptz is null or at < ${optional(filter.to)}::timestamptz)
      and (${like}::text is null or entry ilike ${like})
    order by seq desc limit ${filter.limit + 1}`;
  const entries = rows
    .slice(0, filter.limit)
    .map(({ seq, entry, leaf_hash }) => ({ ...readEntry(entry), seq, leafHash: leaf_hash.toString("hex") }));
  return { entries, nextCursor: rows.length > filter.limit ? entries.at(-1)!.seq : null };
};

interface StatusRow {
  size: number;
  pending: number;
  key: string | null;
  verified_size: number | null;
  verified_at: Date | null;
  verified_problem: string | null;
  signed_size: number | null;
  signed_at: Date | null;
  note: string | null;
}

export const auditStatus = async (actor: Actor): Promise<AuditStatus> => {
  demand(actor, "audit:read");
  const [row] = await sql<StatusRow>`
    select t.size::float8 as size, t.key, t.verified_size::float8 as verified_size, t.verified_at, t.verified_problem,
           (select count(*)::int from audit_pending) as pending,
           c.size::float8 as signed_size, c.at as signed_at, c.note
    from audit_tree t
    left join lateral (select size, at, note from audit_checkpoint order by id desc limit 1) c on true`;
  if (!row) throw new AppError("conflict", "The audit log's state is missing; restore it from a backup.");
  const { size, pending, key } = row;
  const checkpoint =
    row.signed_at && row.note
      ? { size: row.signed_size ?? 0, at: row.signed_at.toISOString(), note: row.note }
      : null;
  const verified = row.verified_at
    ? { size: row.verified_size ?? 0, at: row.verified_at.toISOString(), problem: row.verified_problem }
    : null;
  return { size, pending, checkpoint, verified, key, places: await readCheckpointPlaces() };
};

/** Listed entries with a number above `after` and up to `to`, in order, with the copies that filters use. */
export const readListedEntries = async (after: number, to: number) => {
  const rows = await sql<
    EntryRow & {
      chain: Buffer;
      at: Date;
      action: string;
      actor_id: string;
      subject_kind: string;
      subject_id: string;
    }
  >`
    select seq::float8 as seq, entry, leaf_hash, chain, at, action, actor_id, subject_kind, subject_id
    from audit_entry where seq > ${after} and seq <= ${to} order by seq limit ${PAGE}`;
  return rows.map(({ seq, entry, leaf_hash, chain, at, ...copies }) => ({
    stored: { seq, text: entry, leaf: leaf_hash, chain } satisfies StoredEntry,
    copies: {
      at: at.toISOString(),
      action: copies.action,
      actorId: copies.actor_id,
      subject: `${copies.subject_kind}/${copies.subject_id}`,
    },
  }));
};

/** The next entries after `after`, up to `to`, from wherever they are kept. */
const readStored = async (after: number, to: number): Promise<StoredEntry[]> => {
  const sealed = await readSealed(after);
  if (!sealed) return (await readListedEntries(after, to)).map(({ stored }) => stored);
  if ("leaves" in sealed) throw new AppError("not_found", `Entries to ${sealed.last} were let go.`);
  return sealed.entries.filter(({ seq }) => seq <= to);
};

/** Checkpoints of sizes above `after` and up to `to`, in the order they were signed. */
export const readCheckpoints = (after: number, to: number) =>
  sql<{ size: number; note: string }>`
    select size::float8 as size, note from audit_checkpoint where size > ${after} and size <= ${to} order by id`;

interface Anchor {
  size: number;
  frontier: Buffer;
  chain: Buffer;
  note: string;
}

const anchors = async (asked: AuditRange) => {
  const letGo = await readLetGo();
  const { from = letGo + 1, to } = asked;
  if (letGo > 0 && from <= letGo)
    throw new AppError(
      "not_found",
      `Entries 1 to ${letGo} were let go after they had been taken away. Begin at ${letGo + 1}, and take the sealed files before it from where they are kept.`,
    );
  const [begin] = await sql<Anchor>`
    select size::float8 as size, frontier, chain, note from audit_checkpoint
    where size > 0 and size < ${from} order by size desc, id desc limit 1`;
  const [wanted] = await sql<Anchor>`
    select size::float8 as size, frontier, chain, note from audit_checkpoint
    where size >= ${to ?? Number.MAX_SAFE_INTEGER} order by size, id desc limit 1`;
  const [latest] = await sql<Anchor>`
    select size::float8 as size, frontier, chain, note from audit_checkpoint order by id desc limit 1`;
  const [tree] = await sql<{ key: string }>`select key from audit_tree where key is not null`;
  return { begin, end: wanted ?? latest, key: tree?.key };
};

/**
 * The bundle's lines (lib/audit/bundle.ts), from the checkpoint before `range.from` to the one that covers
 * `range.to`, without them the whole log to its last checkpoint.
 * @throws AppError not_found while nothing was signed yet; `exportAuditBundle` signs first
 */
export async function* getAuditBundle(actor: Actor, range: AuditRange): AsyncGenerator<string> {
  demand(actor, "audit:export");
  const { begin, end, key } = await anchors(range);
  if (!end || !key) throw new AppError("not_found", "The audit log has no checkpoint yet.");
  if (begin && begin.size >= end.size) throw new AppError("not_found", "The audit log has no such entries.");
  const from = {
    size: begin?.size ?? 0,
    frontier: begin?.frontier.toString("hex") ?? "",
    chain: (begin?.chain ?? CHAIN_START).toString("hex"),
    checkpoint: begin && begin.size > 0 ? begin.note : null,
  };
  yield `${headerLine({ key, from, to: end.size })}\n`;
  if (end.size === 0) yield `${checkpointLine(end.note)}\n`;
  for (let done = from.size; done < end.size; ) {
    const entries = await readStored(done, end.size);
    // A gap is the verifier's to name: the bundle says what the table says.
    const last = entries.at(-1)?.seq ?? end.size;
    const checkpoints = await readCheckpoints(done, last);
    let next = 0;
    for (const stored of entries) {
      while ((checkpoints[next]?.size ?? Number.MAX_SAFE_INTEGER) < stored.seq)
        yield `${checkpointLine(checkpoints[next++]!.note)}\n`;
      yield `${entryLine(stored)}\n`;
    }
    for (; next < checkpoints.length; next++) yield `${checkpointLine(checkpoints[next]!.note)}\n`;
    done = last;
  }
}

/** Where the log ends and which key signs it; undefined before the first entry. */
export const readTree = async (): Promise<{ size: number; key: string | null } | undefined> => {
  const [tree] = await sql<{
    size: number;
    key: string | null;
  }>`select size::float8 as size, key from audit_tree`;
  return tree;
};
