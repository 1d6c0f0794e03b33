import { clock, clockIsMovable, withClock } from "../clock.ts";
import type { Jobs } from "../jobs/queue.ts";
import { requestSnapshot } from "../posture/write.ts";
import { findArrival, listTouchedAssets } from "./matching/read.ts";
import { continueMatching, forgetTouched, matchAsset } from "./matching/write.ts";

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
