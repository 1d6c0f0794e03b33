import type { CopyTx } from "../../../db/transaction.ts";
import { applyAdvisories } from "../../../intelligence/advisories/write.ts";
import { FeedName } from "../../../intelligence/feeds/schema.ts";
import { applyFeed } from "../../../intelligence/feeds/write.ts";
import { billRows, keepBill } from "../../../inventory/packages/write.ts";
import { enqueue } from "../../../jobs/queue.ts";
import type { Numbers } from "../../dictionary/write.ts";
import type { Reading } from "../../reading.ts";
import type { Recalled, RecalledRows } from "../../recall.ts";
import type { Order } from "../../spans.ts";
import type { ResolvedTarget } from "../../targets/by-asset.ts";

/** The report that says so. */
interface Telling {
  at: Date;
  deliveryId: number;
  reportId: number;
  order: Order;
  /** The reading comes without its entries: the digests of what they were. */
  known: RecalledRows | null;
}

/** Answers what the last of them came to (a document that is recalled has one), and the assets whose packages changed. */
export const keepBills = async (
  tx: CopyTx,
  tool: string,
  targets: ResolvedTarget[],
  { order, reportId, known }: Telling,
  numbers: Numbers,
): Promise<{ bill: Recalled | null; listed: number[] }> => {
  let bill: Recalled | null = null;
  const listed: number[] = [];
  for (const { target, assetIds } of targets) {
    const said = target.bill?.length ? billRows(target.bill, numbers) : (known?.bill ?? null);
    if (said === null) continue;
    bill = { digest: said.digest, entries: said.entries };
    for (const assetId of assetIds)
      if (await keepBill(tx, { assetId, tool, order, reportId, ...said })) listed.push(assetId);
  }
  return { bill, listed };
};

export const learnFeed = async (
  tx: CopyTx,
  reading: Reading,
  { at, reportId }: Telling,
): Promise<number[]> => {
  const { advisories = [] } = reading;
  const feed = FeedName.safeParse(reading.format);
  return feed.success && advisories.length > 0
    ? applyFeed(tx, { name: feed.data, advisories, asOf: at, reportId })
    : [];
};

/** Records say nothing of anybody's packages yet: a job matches them with bills, and new bills with what is known. */
export const learnAdvisories = async (
  tx: CopyTx,
  { format, advisories = [] }: Reading,
  { deliveryId, reportId }: Telling,
  assetIds: number[],
): Promise<void> => {
  if (format === "osv") await applyAdvisories(tx, { advisories, deliveryId, reportId });
  if (assetIds.length > 0)
    await enqueue(tx, "advisories_match", {
      deliveryId,
      reportId,
      by: null,
      assetIds: [...new Set(assetIds)],
    });
};
