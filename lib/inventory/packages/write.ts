import { hash } from "node:crypto";
import { copyRows } from "../../db/copy.ts";
import type { CopyTx } from "../../db/transaction.ts";
import type { PackageMention } from "../../ingest/reading/package.ts";
import { RowsNeeded } from "../../ingest/recall.ts";
import { compareOrders, type Order } from "../../ingest/spans.ts";
import { ecosystemOfPackage, epochOf } from "../../intelligence/ecosystem.ts";

interface Numbers {
  version(text: string): number;
  place(text: string): number;
  component(key: string): number;
}

type BillRow = (string | number)[];

export interface BillArrival {
  assetId: number;
  /** The document's format: bills of several tools stand beside each other. */
  tool: string;
  order: Order;
  reportId: number;
  /** Of the rows, hex. */
  digest: string;
  entries: number;
  /** Null where they are known to be what they were. */
  rows?: BillRow[];
}

/**
 * Keeps the newest bill of a tool for an asset, whole: an older one that comes late changes nothing, one that says the
 * same again writes no package.
 * @returns whether packages changed
 * @throws RowsNeeded when the rows are not given and are other ones
 */
export const keepBill = async (tx: CopyTx, bill: BillArrival): Promise<boolean> => {
  const { assetId, tool, order, reportId, entries, rows } = bill;
  const digest = Buffer.from(bill.digest, "hex");
  const [known] = await tx.sql<Order & { digest: Buffer | null }>`
    select observed_at as "observedAt", sequence, sha256, digest from bill where asset_id = ${assetId} and tool = ${tool} for update`;
  if (known && compareOrders(order, known) <= 0) return false;
  const same = known?.digest?.equals(digest) ?? false;
  if (!same && !rows) throw new RowsNeeded();
  await tx.sql`
    insert into bill (asset_id, tool, observed_at, sequence, sha256, report_id, packages, digest)
    values (${assetId}, ${tool}, ${order.observedAt}, ${order.sequence}, ${order.sha256}, ${reportId}, ${entries}, ${digest})
    on conflict (asset_id, tool) do update set observed_at = excluded.observed_at, sequence = excluded.sequence,
      sha256 = excluded.sha256, report_id = excluded.report_id, packages = excluded.packages, digest = excluded.digest`;
  if (same || !rows) return false;
  await tx.sql`delete from bill_package where asset_id = ${assetId} and tool = ${tool}`;
  await copyRows(
    tx,
    "bill_package (asset_id, tool, component_id, version_id, place_id, source_name, source_version, licenses, layer, ecosystem, epoch)",
    rows.map((row) => [assetId, tool, ...row]),
  );
  return true;
};

/** The packages of a bill as rows, each once, in an order that does not depend on the document's. */
export const billRows = (
  packages: readonly PackageMention[],
  numbers: Numbers,
): { rows: BillRow[]; digest: string; entries: number } => {
  const unique = new Map(
    packages.map((one) => {
      const place = [
        numbers.component(one.key),
        numbers.version(one.version),
        numbers.place(one.place),
      ] as const;
      const { source, licenses, layer, type, purl } = one;
      const row = [
        ...place,
        source?.name ?? "",
        source?.version ?? "",
        licenses.join("\n"),
        layer ?? "",
        ecosystemOfPackage(type, purl),
        epochOf(purl, one.version),
      ];
      return [place.join("."), row];
    }),
  );
  const rows = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return { rows, digest: hash("sha256", JSON.stringify(rows)), entries: rows.length };
};

/** Two assets turned out to be one: of each tool's two bills the newer stays. */
export const joinBills = async (tx: CopyTx, gone: number, into: number): Promise<void> => {
  const losers = await tx.sql<{ assetId: number; tool: string }>`
    select distinct on (tool) asset_id as "assetId", tool from bill b
    where asset_id in (${gone}, ${into}) and exists (
      select from bill o where o.tool = b.tool and o.asset_id in (${gone}, ${into}) and o.asset_id <> b.asset_id)
    order by tool, observed_at, sequence, sha256`;
  for (const { assetId, tool } of losers) {
    await tx.sql`delete from bill_package where asset_id = ${assetId} and tool = ${tool}`;
    await tx.sql`delete from bill where asset_id = ${assetId} and tool = ${tool}`;
  }
  await tx.sql`update bill_package set asset_id = ${into} where asset_id = ${gone}`;
  await tx.sql`update bill set asset_id = ${into} where asset_id = ${gone}`;
};

/** One bill turned out to be another asset's: it goes there, unless a newer one of its tool is there. */
export const moveBill = async (tx: CopyTx, from: number, into: number, order: Order): Promise<void> => {
  const moving = await tx.sql<{ tool: string }>`
    select tool from bill where asset_id = ${from} and observed_at = ${order.observedAt}
      and sequence = ${order.sequence} and sha256 = ${order.sha256} order by tool`;
  for (const { tool } of moving) {
    const [theirs] = await tx.sql<Order>`
      select observed_at as "observedAt", sequence, sha256 from bill where asset_id = ${into} and tool = ${tool}`;
    const loser = theirs && compareOrders(theirs, order) > 0 ? from : into;
    await tx.sql`delete from bill_package where asset_id = ${loser} and tool = ${tool}`;
    await tx.sql`delete from bill where asset_id = ${loser} and tool = ${tool}`;
    await tx.sql`update bill_package set asset_id = ${into} where asset_id = ${from} and tool = ${tool}`;
    await tx.sql`update bill set asset_id = ${into} where asset_id = ${from} and tool = ${tool}`;
  }
};
