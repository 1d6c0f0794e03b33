import { type Actor, systemActor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { clock } from "../../clock.ts";
import { sql } from "../../db/client.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { acceptReport } from "../../ingest/write.ts";
import { enqueue } from "../../jobs/queue.ts";
import { fileNameOf } from "./due.ts";
import type { NewFeedSource } from "./schema.ts";

/** A feed is fetched from here from now on, at once for the first time. @throws AppError conflict (it is known). */
export const addFeedSource = (actor: Actor, source: NewFeedSource): Promise<{ id: number }> => {
  demand(actor, "settings:manage");
  const { feed, url, intervalSeconds } = source;
  return copyAtomic(async (tx) => {
    const [row] = await tx.sql<{ id: number }>`
      insert into feed_source (feed, url, interval_seconds, created_at)
      values (${feed}, ${url}, ${intervalSeconds}, ${tx.now}) on conflict (url) do nothing returning id`;
    if (!row) throw new AppError("conflict", "This address is fetched already.");
    await record(tx, actor, {
      action: "feed_source.added",
      subject: { kind: "feed_source", id: row.id, name: url },
      after: { feed, url, intervalSeconds },
    });
    await fetchSoon(tx, row.id);
    return row;
  });
};

/** It is not fetched any more; what it brought stays. @throws AppError not_found. */
export const removeFeedSource = (actor: Actor, id: number): Promise<void> => {
  demand(actor, "settings:manage");
  return copyAtomic(async (tx) => {
    const [before] = await tx.sql<NewFeedSource>`
      delete from feed_source where id = ${id} returning feed, url, interval_seconds as "intervalSeconds"`;
    if (!before) throw new AppError("not_found", `There is no feed source ${id}.`);
    await record(tx, actor, {
      action: "feed_source.removed",
      subject: { kind: "feed_source", id, name: before.url },
      before,
    });
  });
};

/** Not when its turn comes, but now. @throws AppError not_found. */
export const requestFeed = (actor: Actor, id: number): Promise<void> => {
  demand(actor, "settings:manage");
  return copyAtomic(async (tx) => {
    const [source] = await tx.sql<{ url: string }>`select url from feed_source where id = ${id}`;
    if (!source) throw new AppError("not_found", `There is no feed source ${id}.`);
    await fetchSoon(tx, id);
    await record(tx, actor, {
      action: "feed_source.requested",
      subject: { kind: "feed_source", id, name: source.url },
    });
  });
};

/** One attempt: the next one is the schedule's business, and a person sees why this one failed. */
const fetchSoon = (tx: CopyTx, sourceId: number): Promise<void> =>
  enqueue(tx, "feed_fetch", { sourceId }, { priority: -10, attempts: 1, key: `feed_fetch.${sourceId}` });

/** Every source that is due gets its own job, so that a slow one keeps nobody waiting. */
export const fetchSources = async (sourceIds: number[]): Promise<void> => {
  for (const sourceId of sourceIds)
    await enqueue(
      { sql },
      "feed_fetch",
      { sourceId },
      { priority: 5, attempts: 1, key: `feed_fetch.${sourceId}` },
    );
};

/** What a source answered goes the way of every report: stored, recognised, applied, seen in the list of deliveries. */
export const takeFeed = async (source: { id: number; url: string }, body: Buffer): Promise<void> => {
  const { deliveryId } = await acceptReport(systemActor("feeds"), {
    body,
    subjects: [],
    idempotencyKey: null,
    statedAt: null,
    fileName: fileNameOf(source.url),
  });
  const now = clock();
  await sql`update feed_source set attempted_at = ${now}, fetched_at = ${now}, delivery_id = ${deliveryId}, error = null
    where id = ${source.id}`;
};

/** What there is stays as old as it is, and says so. */
export const failFeed = async (sourceId: number, reason: string): Promise<void> => {
  await sql`update feed_source set attempted_at = ${clock()}, delivery_id = null, error = ${reason} where id = ${sourceId}`;
};
