import { hash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { BrokenLog, type StoredEntry } from "../log-verifier.ts";
import { entriesOf } from "./bundle-entries.ts";
import { unpackLeaves } from "./leaves.ts";
import type { AuditSegment } from "./schema.ts";

interface SegmentRow {
  id: number;
  first: number;
  last: number;
  firstAt: Date;
  lastAt: Date;
  bytes: number;
  sha256: string;
  sealedAt: Date;
  takenAt: Date | null;
  letGoAt: Date | null;
}

/** Everything that was sealed, the newest first. */
export const listSegments = async (actor: Actor): Promise<AuditSegment[]> => {
  demand(actor, "audit:read");
  const rows = await sql<SegmentRow>`
    select id, first::float8 as first, last::float8 as last, first_at as "firstAt", last_at as "lastAt", bytes, sha256,
      sealed_at as "sealedAt", taken_at as "takenAt", let_go_at as "letGoAt"
    from audit_segment order by id desc`;
  return rows.map((row) => ({
    ...row,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    sealedAt: row.sealedAt.toISOString(),
    takenAt: row.takenAt?.toISOString() ?? null,
    letGoAt: row.letGoAt?.toISOString() ?? null,
  }));
};

/** Leaf hashes of the first `size` entries, in order, wherever they are kept: 32 bytes each. */
export const readLeaves = async (size: number): Promise<Buffer[]> => {
  const [sealed, listed] = await Promise.all([
    sql<{ leaves: Buffer }>`select leaves from audit_segment where first <= ${size}::bigint order by first`,
    sql<{
      leaf: Buffer;
    }>`select leaf_hash as leaf from audit_entry where seq <= ${size}::bigint order by seq`,
  ]);
  return [...sealed.flatMap(({ leaves }) => unpackLeaves(leaves)), ...listed.map(({ leaf }) => leaf)].slice(
    0,
    size,
  );
};

/** What is kept of sealed entries: their text, or after it was let go their leaf hashes. */
export type Sealed = { last: number } & ({ entries: StoredEntry[] } | { leaves: Buffer[] });

const inflated = promisify(gunzip);

/**
 * The rest of the segment that holds the entry after `after`; null where that entry is not sealed.
 * @throws BrokenLog where the stored bundle is not the one that was sealed
 */
export const readSealed = async (after: number): Promise<Sealed | null> => {
  const [row] = await sql<{
    first: number;
    last: number;
    bundle: Buffer | null;
    leaves: Buffer;
    sha256: string;
  }>`
    select first::float8 as first, last::float8 as last, bundle, leaves, sha256 from audit_segment
    where first <= ${after + 1}::bigint and last > ${after}::bigint`;
  if (!row) return null;
  const { first, last, bundle, leaves, sha256 } = row;
  if (!bundle) return { last, leaves: unpackLeaves(leaves).slice(after + 1 - first) };
  if (hash("sha256", bundle) !== sha256)
    throw new BrokenLog(
      first,
      `the segment of entries ${first} to ${last} is not the one that was sealed`,
      last,
    );
  const entries = entriesOf((await inflated(bundle)).toString("utf8"), first);
  return { last, entries: entries.filter(({ seq }) => seq > after) };
};

/** Up to which entry text was let go for good: no bundle can begin before it. */
export const readLetGo = async (): Promise<number> => {
  const [row] = await sql<{ last: number | null }>`
    select max(last)::float8 as last from audit_segment where bundle is null`;
  return row?.last ?? 0;
};
