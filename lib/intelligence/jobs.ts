import { clock, clockIsMovable, withClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { requestSettling } from "../exceptions/settle/write.ts";
import { fetchDocument } from "../http/outbound.ts";
import type { Jobs } from "../jobs/queue.ts";
import { log } from "../log.ts";
import { requestSnapshot } from "../posture/write.ts";
import { findArrival, listTouchedAssets } from "./matching/read.ts";
import { forgetTouched, matchAsset, requestMatch, type Trigger } from "./matching/write.ts";
import { foreignFormat } from "./sources/format.ts";
import { findSource, listDueSources } from "./sources/read.ts";
import { failFeed, fetchSources, takeFeed } from "./sources/write.ts";

/** Asks every source whose time has come. */
export const fetchDueFeeds = async (): Promise<void> => fetchSources(await listDueSources());

/** Fetches one source; a failure is its state for people to see, not a reason to try again at once. */
export const fetchFeed = async ({ sourceId }: Jobs["feed_fetch"]): Promise<void> => {
  const source = await findSource(sourceId);
  if (!source) return;
  try {
    const body = await fetchDocument(source.url);
    const foreign = foreignFormat(body, source.feed);
    if (foreign !== null)
      throw new AppError("invalid", `It answers with ${foreign}, not with ${source.feed}.`);
    await takeFeed(source, body);
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ sourceId, err: error }, "could not take a feed");
    const reason = error instanceof AppError ? error.message : "Taking it failed on our side; see the log.";
    await failFeed(sourceId, reason);
  }
};

/** Assets of one run: what follows waits behind uploads again. */
const RUN = 200;

/** Matches stored bills with advisories: those of a bill that came, or all that list what a feed spoke of. */
export const matchAdvisories = async (job: Jobs["advisories_match"]): Promise<void> => {
  const arrival = await findArrival(job.deliveryId);
  const work = () => (job.assetIds ? matchBills(job, job.assetIds) : followFeed(job));
  await (arrival && clockIsMovable() ? withClock(arrival, work) : work());
};

const matchBills = async (job: Jobs["advisories_match"], assetIds: number[]): Promise<void> => {
  const outcomes = [];
  for (const assetId of assetIds) outcomes.push(await matchAsset(assetId, triggerOf(job)));
  if (outcomes.every((outcome) => outcome === null)) return;
  await requestSnapshot(clock());
  await requestSettling();
};

/** One asset that cannot be matched now keeps the others waiting no longer: it gets a job of its own. */
const followFeed = async (job: Jobs["advisories_match"]): Promise<void> => {
  const trigger = triggerOf(job);
  const assetIds = await listTouchedAssets(job.deliveryId, job.after ?? 0, RUN);
  for (const assetId of assetIds) {
    try {
      await matchAsset(assetId, trigger);
    } catch (error) {
      log.warn({ assetId, err: error }, "could not match an asset; trying it again by itself");
      await requestMatch({ ...trigger, assetIds: [assetId] });
    }
  }
  const last = assetIds.at(-1);
  if (last !== undefined) {
    await requestSnapshot(clock());
    await requestSettling();
  }
  if (last !== undefined && assetIds.length === RUN) await requestMatch({ ...trigger, after: last });
  else await forgetTouched(job.deliveryId);
};

const triggerOf = ({ deliveryId, reportId, by }: Jobs["advisories_match"]): Trigger => ({
  deliveryId,
  reportId,
  by,
});
