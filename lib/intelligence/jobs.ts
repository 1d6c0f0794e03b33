import { clock, clockIsMovable, withClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { fetchDocument } from "../http/outbound.ts";
import type { Jobs } from "../jobs/queue.ts";
import { log } from "../log.ts";
import { requestSnapshot } from "../posture/write.ts";
import { findArrival, listTouchedAssets } from "./matching/read.ts";
import { continueMatching, forgetTouched, matchAsset } from "./matching/write.ts";
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

const matchBills = async (
  { deliveryId, reportId }: Jobs["advisories_match"],
  assetIds: number[],
): Promise<void> => {
  const outcomes = [];
  for (const assetId of assetIds)
    outcomes.push(await matchAsset(assetId, { deliveryId, reportId, by: null }));
  if (outcomes.some((outcome) => outcome !== null)) await requestSnapshot(clock());
};

const followFeed = async ({ deliveryId, reportId, after = 0 }: Jobs["advisories_match"]): Promise<void> => {
  const assetIds = await listTouchedAssets(deliveryId, after, RUN);
  for (const assetId of assetIds) await matchAsset(assetId, { deliveryId, reportId, by: "feed" });
  const last = assetIds.at(-1);
  if (last !== undefined) await requestSnapshot(clock());
  if (last !== undefined && assetIds.length === RUN)
    await continueMatching({ deliveryId, reportId, after: last });
  else await forgetTouched(deliveryId);
};
