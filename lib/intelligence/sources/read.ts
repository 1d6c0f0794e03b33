import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { isDue } from "./due.ts";
import type { FeedSourceView, SourceFeed } from "./schema.ts";

interface Stored extends Omit<FeedSourceView, "attemptedAt" | "fetchedAt" | "error"> {
  attemptedAt: Date | null;
  fetchedAt: Date | null;
  error: string | null;
  deliveryState: string | null;
  trouble: string | null;
}

/** Where feeds come from by themselves, with what became of the last attempt. */
export const listFeedSources = async (actor: Actor): Promise<FeedSourceView[]> => {
  demand(actor, "collectors:read");
  const rows = await sql<Stored>`
    select s.id, s.feed, s.url, s.interval_seconds as "intervalSeconds", s.attempted_at as "attemptedAt",
      s.fetched_at as "fetchedAt", s.error, d.state as "deliveryState", d.trouble->>'reason' as trouble,
      exists (select from graphile_worker.jobs j where j.key = 'feed_fetch.' || s.id
        and (j.attempts < j.max_attempts or j.locked_at is not null)) as queued
    from feed_source s left join delivery d on d.id = s.delivery_id order by s.feed, s.id`;
  return rows.map(({ deliveryState, trouble, error, attemptedAt, fetchedAt, ...row }) => ({
    ...row,
    attemptedAt: attemptedAt?.toISOString() ?? null,
    fetchedAt: fetchedAt?.toISOString() ?? null,
    error: error ?? (trouble === null ? null : `Its document was ${deliveryState}: ${trouble}`),
  }));
};

export interface FetchedSource {
  id: number;
  feed: SourceFeed;
  url: string;
}

export const findSource = async (id: number): Promise<FetchedSource | null> => {
  const [row] = await sql<FetchedSource>`select id, feed, url from feed_source where id = ${id}`;
  return row ?? null;
};

/** Sources that are to be asked now. */
export const listDueSources = async (): Promise<number[]> => {
  const rows = await sql<{ id: number; intervalSeconds: number; attemptedAt: Date | null; failed: boolean }>`
    select id, interval_seconds as "intervalSeconds", attempted_at as "attemptedAt", error is not null as failed
    from feed_source order by attempted_at nulls first, id`;
  const now = clock();
  return rows.filter((row) => isDue(row, now)).map(({ id }) => id);
};
