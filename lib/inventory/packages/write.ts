import { copyRows } from "../../db/copy.ts";
import type { CopyTx } from "../../db/transaction.ts";
import type { PackageMention } from "../../ingest/reading/package.ts";
import { compareOrders, type Order } from "../../ingest/spans.ts";
import { ecosystemOfPackage, epochOf } from "../../intelligence/ecosystem.ts";

interface Numbers {
  version(text: string): number;
  place(text: string): number;
  component(key: string): number;
}

export interface BillArrival {
  assetId: number;
  /** The document's format: bills of several tools stand beside each other. */
  tool: string;
  packages: readonly PackageMention[];
  order: Order;
  reportId: number;
}

/** Keeps the newest bill of a tool for an asset, whole: an older one that comes late changes nothing. */
export const keepBill = async (tx: CopyTx, bill: BillArrival, numbers: Numbers): Promise<void> => {
  const { assetId, tool, order, reportId } = bill;
  const [known] = await tx.sql<Order>`
    select observed_at as "observedAt", sequence, sha256 from bill where asset_id = ${assetId} and tool = ${tool} for update`;
  if (known && compareOrders(order, known) <= 0) return;
  const rows = rowsOf(bill, numbers);
  await tx.sql`
    insert into bill (asset_id, tool, observed_at, sequence, sha256, report_id, packages)
    values (${assetId}, ${tool}, ${order.observedAt}, ${order.sequence}, ${order.sha256}, ${reportId}, ${rows.length})
    on conflict (asset_id, tool) do update set observed_at = excluded.observed_at, sequence = excluded.sequence,
      sha256 = excluded.sha256, report_id = excluded.report_id, packages = excluded.packages`;
  await tx.sql`delete from bill_package where asset_id = ${assetId} and tool = ${tool}`;
  await copyRows(
    tx,
    "bill_package (asset_id, tool, component_id, version_id, place_id, source_name, source_version, licenses, layer, ecosystem, epoch)",
    rows,
  );
};

/** A package that is listed twice at one place is there once. */
const rowsOf = ({ assetId, tool, packages }: BillArrival, numbers: Numbers) => [
  ...new Map(
    packages.map((one) => {
      const [component, version, place] = [
        numbers.component(one.key),
        numbers.version(one.version),
        numbers.place(one.place),
      ];
      const row = [
        assetId,
        tool,
        component,
        version,
        place,
        one.source?.name ?? "",
        one.source?.version ?? "",
        one.licenses.join("\n"),
        one.layer ?? "",
        ecosystemOfPackage(one.type, one.purl),
        epochOf(one.purl, one.version),
      ];
      return [`${component}.${version}.${place}`, row];
    }),
  ).values(),
];

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
