import { hash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Actor, systemActor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { getAuditBundle } from "../read.ts";
import { BundleVerifier } from "../verify-bundle.ts";
import { record } from "../write.ts";
import { entriesOf } from "./bundle-entries.ts";
import { packLeaves } from "./leaves.ts";

/** Entries of one segment at most, so that each fits into memory whole. */
const MOST = 20_000;
const SEALER = systemActor("retention");
const deflated = promisify(gzip);

/** The next entries that are older than `before` and end at a checkpoint; the log's newest entry always stays listed. */
const nextRange = async (before: Date): Promise<{ first: number; last: number } | null> => {
  const [row] = await sql<{ first: number; last: number | null }>`
    with sealed as (select coalesce(max(last), 0) as upto from audit_segment)
    select (s.upto + 1)::float8 as first, (
      select max(c.size)::float8 from audit_checkpoint c
      where c.size > s.upto and c.size <= s.upto + ${MOST} and c.size < (select size from audit_tree)
        and c.size < coalesce((select min(e.seq) from audit_entry e where e.at >= ${before}), 9223372036854775807)) as last
    from sealed s`;
  return row && row.last !== null ? { first: row.first, last: row.last } : null;
};

/** @throws BrokenLog where the entries are not the ones that were signed: what is broken is never sealed */
const provenBundle = async (range: { first: number; last: number }) => {
  const verifier = new BundleVerifier();
  const lines: string[] = [];
  for await (const line of getAuditBundle(SEALER, { from: range.first, to: range.last })) {
    verifier.line(line.slice(0, -1));
    lines.push(line);
  }
  verifier.end();
  return lines.join("");
};

/**
 * Seals the next entries older than `before`: they leave the list for one compressed bundle that proves itself. The
 * bundle's digest is put on record, so that the log vouches for it.
 * @returns how many entries were sealed; 0 when none is old enough
 */
export const sealNext = async (before: Date): Promise<number> => {
  const range = await nextRange(before);
  if (!range) return 0;
  const { first, last } = range;
  const text = await provenBundle(range);
  const entries = entriesOf(text, first);
  const bundle = await deflated(text);
  const sha256 = hash("sha256", bundle);
  await copyAtomic(async (tx) => {
    await tx.sql`
      insert into audit_segment (first, last, first_at, last_at, leaves, bundle, bytes, sha256, sealed_at)
      select ${first}, ${last}, min(at), max(at), ${packLeaves(entries.map(({ leaf }) => leaf))}::bytea, ${bundle}::bytea,
        ${bundle.length}, ${sha256}, ${tx.now} from audit_entry where seq between ${first} and ${last}`;
    await tx.sql`delete from audit_entry where seq between ${first} and ${last}`;
    await record(tx, SEALER, {
      action: "audit.sealed",
      subject: { kind: "audit", id: "log" },
      detail: { first, last, bytes: bundle.length, sha256 },
    });
  });
  return entries.length;
};

/** A sealed bundle as it is kept; that it was taken is recorded. @throws AppError not_found */
export const takeSegment = async (
  actor: Actor,
  id: number,
): Promise<{ fileName: string; bytes: Uint8Array }> => {
  demand(actor, "audit:export");
  const segment = await copyAtomic(async (tx) => {
    const [row] = await tx.sql<{ first: number; last: number; bundle: Buffer | null; sha256: string }>`
      update audit_segment set taken_at = coalesce(taken_at, ${tx.now}) where id = ${id}
      returning first::float8 as first, last::float8 as last, bundle, sha256`;
    if (!row?.bundle) throw new AppError("not_found", row ? LET_GO(row) : "There is no such segment.");
    const { first, last, bundle, sha256 } = row;
    const detail = { segment: id, first, last, sha256 };
    await record(tx, actor, { action: "audit.exported", subject: { kind: "audit", id: "log" }, detail });
    return { first, last, bundle };
  });
  return { fileName: `plimsoll-audit-${segment.first}-${segment.last}.jsonl.gz`, bytes: segment.bundle };
};

const LET_GO = ({ first, last }: { first: number; last: number }): string =>
  `The text of entries ${first} to ${last} was let go; their hashes stand here, their file is where it was taken to.`;

/**
 * Lets a sealed bundle's text go for good; leaf hashes and digest stay, and the log goes on proving itself.
 * @throws AppError not_found; conflict where the bundle was never taken away
 */
export const letSegmentGo = async (actor: Actor, id: number): Promise<void> => {
  demand(actor, "operations:manage");
  return copyAtomic(async (tx) => {
    const [row] = await tx.sql<{
      first: number;
      last: number;
      taken: boolean;
      gone: boolean;
      sha256: string;
    }>`
      select first::float8 as first, last::float8 as last, taken_at is not null as taken, bundle is null as gone, sha256
      from audit_segment where id = ${id} for update`;
    if (!row || row.gone) throw new AppError("not_found", row ? LET_GO(row) : "There is no such segment.");
    if (!row.taken)
      throw new AppError(
        "conflict",
        "Nobody has downloaded this segment yet. Keep its file elsewhere first.",
      );
    await tx.sql`update audit_segment set bundle = null, let_go_at = ${tx.now} where id = ${id}`;
    const { first, last, sha256 } = row;
    await record(tx, actor, {
      action: "audit.let_go",
      subject: { kind: "audit", id: "log" },
      detail: { segment: id, first, last, sha256 },
    });
  });
};
