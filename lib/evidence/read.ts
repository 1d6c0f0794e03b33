import { sql } from "../db/client.ts";

export interface LoggedEntry {
  seq: number;
  text: string;
}

/** The newest checkpoint, with its key; undefined before anything was signed. */
export const readNewestCheckpoint = async () => {
  const [row] = await sql<{ size: number; note: string; key: string }>`
    select c.size::float8 as size, c.note, t.key from audit_checkpoint c, audit_tree t where t.key is not null
    order by c.id desc limit 1`;
  return row;
};

/** As many entries about its sources one pack holds. */
const MOST = 2_000;

/**
 * The entry that records the making of a pack, found by the number the pack was given, and those by which the reports
 * it rests on came in, up to `MOST`.
 */
export const readEntriesOf = async (
  packId: string,
  reports: readonly string[],
  size: number,
): Promise<LoggedEntry[]> =>
  sql<LoggedEntry>`
    (select seq::float8 as seq, entry as text from audit_entry
      where action = 'evidence.packed' and subject_kind = 'pack' and subject_id = ${packId} and seq <= ${size}::bigint)
    union all
    (select seq::float8, entry from audit_entry
      where subject_kind = 'delivery' and subject_id in (select id::text from delivery where report_id = any(${reports}::bigint[])) and action in ('report.accepted', 'report.applied')
        and seq <= ${size}::bigint
      order by seq desc limit ${MOST})
    order by seq`;
