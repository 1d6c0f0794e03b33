import { copyRows } from "../../db/copy.ts";
import type { CopyTx } from "../../db/transaction.ts";
import type { Advisory } from "../../ingest/reading/knowledge.ts";
import { advisoryId } from "../alias.ts";
import { followFacts } from "../write.ts";
import type { FeedName } from "./schema.ts";

interface FeedArrival {
  name: FeedName;
  advisories: readonly Advisory[];
  /** The feed's own date. */
  asOf: Date;
  reportId: number;
}

/**
 * Makes what is known of exploitation what the feed says: it is the whole of its kind, so that what it no longer names
 * is no longer so. A feed older than the one applied changes nothing, in whatever order they come.
 *
 * @returns the rules whose likelihood moved, for hazards to follow
 */
export const applyFeed = async (tx: CopyTx, feed: FeedArrival): Promise<number[]> => {
  // Two feeds of one kind wait for each other: the newer one has the last word.
  await tx.sql`select pg_advisory_xact_lock(hashtext(${`plimsoll.feed.${feed.name}`}))`;
  const [newest] = await tx.sql<{ asOf: Date }>`select as_of as "asOf" from feed where name = ${feed.name}`;
  if (newest && newest.asOf > feed.asOf) return [];
  await tx.sql`
    create temp table arriving_fact (key text primary key, epss float8, percentile float8, kev_added date, kev_due date,
      ransomware bool) on commit drop`;
  await copyRows(
    tx,
    "arriving_fact (key, epss, percentile, kev_added, kev_due, ransomware)",
    rowsOf(feed.advisories),
  );
  const changed = await (feed.name === "epss" ? takeEpss(tx) : takeKev(tx));
  await tx.sql`drop table arriving_fact`;
  await tx.sql`
    insert into feed (name, as_of, records, report_id, received_at)
    values (${feed.name}, ${feed.asOf}, ${feed.advisories.length}, ${feed.reportId}, ${tx.now})
    on conflict (name) do update set as_of = excluded.as_of, records = excluded.records,
      report_id = excluded.report_id, received_at = excluded.received_at`;
  return followFacts(tx, changed);
};

/** One row for each advisory; of two records of one, the last counts, as in the catalogue itself. */
const rowsOf = (advisories: readonly Advisory[]) =>
  new Map(
    advisories.map(({ id, epss, kev }) => {
      const key = advisoryId(id);
      const { score = null, percentile = null } = epss ?? {};
      const row = [
        key,
        score,
        percentile,
        kev?.addedAt ?? null,
        kev?.dueAt ?? null,
        kev?.ransomware ?? false,
      ];
      return [key, row];
    }),
  ).values();

const takeEpss = async (tx: CopyTx): Promise<string[]> => {
  const set = await tx.sql<{ key: string }>`
    insert into advisory_fact as f (key, epss, percentile) select key, epss, percentile from arriving_fact
    on conflict (key) do update set epss = excluded.epss, percentile = excluded.percentile
    where (f.epss, f.percentile) is distinct from (excluded.epss, excluded.percentile) returning key`;
  const gone = await tx.sql<{ key: string }>`
    update advisory_fact f set epss = null, percentile = null
    where epss is not null and not exists (select from arriving_fact a where a.key = f.key) returning key`;
  return [...set, ...gone].map((row) => row.key);
};

const takeKev = async (tx: CopyTx): Promise<string[]> => {
  const set = await tx.sql<{ key: string }>`
    insert into advisory_fact as f (key, kev_added, kev_due, ransomware)
    select key, coalesce(kev_added, '1970-01-01'), kev_due, ransomware from arriving_fact
    on conflict (key) do update set kev_added = excluded.kev_added, kev_due = excluded.kev_due, ransomware = excluded.ransomware
    where (f.kev_added, f.kev_due, f.ransomware) is distinct from (excluded.kev_added, excluded.kev_due, excluded.ransomware)
    returning key`;
  const gone = await tx.sql<{ key: string }>`
    update advisory_fact f set kev_added = null, kev_due = null, ransomware = false
    where kev_added is not null and not exists (select from arriving_fact a where a.key = f.key) returning key`;
  return [...set, ...gone].map((row) => row.key);
};
