import type { CopyTx } from "../../../db/transaction.ts";
import type { Recording } from "../../recording.ts";

/**
 * Keeps the newest whole list of each repository's tags: a tag that it does not have, and that nobody has seen since, is
 * gone (`image_tag_standing`). Holds in any order of arrival. Answers the repositories that are known here.
 */
export const keepTagLists = async (tx: CopyTx, { reading, order }: Recording): Promise<number[]> => {
  const lists = (reading.tagLists ?? []).map(({ repository, tags }) => ({
    key: `repository:${repository}`,
    tags,
  }));
  if (lists.length === 0) return [];
  const known = await tx.sql<{ id: number }>`
    select id from asset where key = any(${lists.map(({ key }) => key)}::text[]) order by key for update`;
  await tx.sql`
    insert into tag_list as l (repository_key, observed_at, sequence, sha256, tags)
    select distinct on (x.key) x.key, ${order.observedAt}, ${order.sequence}, ${order.sha256}, x.tags
    from jsonb_to_recordset(${JSON.stringify(lists)}::jsonb) x(key text, tags text[]) order by x.key
    on conflict (repository_key) do update set observed_at = excluded.observed_at, sequence = excluded.sequence,
      sha256 = excluded.sha256, tags = excluded.tags
    where (l.observed_at, l.sequence, l.sha256) < (excluded.observed_at, excluded.sequence, excluded.sha256)`;
  return known.map(({ id }) => id);
};
