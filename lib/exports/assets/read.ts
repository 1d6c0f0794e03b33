import { SEVERITIES } from "../../findings/schema.ts";
import { AssetFilter, type AssetRow } from "../../inventory/list/schema.ts";
import { walkAssets } from "../../inventory/read.ts";
import { listed } from "../schema.ts";
import type { ExportTable } from "../table.ts";

/** Nobody has looked: that is not the same as none. */
const found = (row: AssetRow, severity: (typeof SEVERITIES)[number]): number | null =>
  row.findings === null ? null : (row.findings[severity] ?? 0);

export const assetsTable: ExportTable<AssetFilter, AssetRow> = {
  name: "assets",
  filter: AssetFilter,
  pages: walkAssets,
  columns: [
    { key: "id", title: "Asset", value: (row) => row.id },
    { key: "kind", title: "Kind", value: (row) => row.kind },
    { key: "name", title: "Name", value: (row) => row.name },
    { key: "detail", title: "What it is", value: (row) => row.detail },
    { key: "cluster", title: "Cluster", value: (row) => row.cluster?.name ?? null },
    { key: "namespace", title: "Namespace", value: (row) => row.namespace },
    { key: "host", title: "Host", value: (row) => row.host?.name ?? null },
    { key: "team", title: "Owner", value: (row) => row.team?.name ?? null },
    {
      key: "labels",
      title: "Labels",
      value: (row) => listed(Object.entries(row.labels).map((pair) => pair.join("="))),
    },
    { key: "live", title: "Live", value: (row) => row.live },
    { key: "exposure", title: "Exposure", value: (row) => row.exposure },
    { key: "exposureReason", title: "Exposed because", value: (row) => row.exposureReason },
    ...SEVERITIES.slice(0, 6).map((severity) => ({
      key: severity,
      title: `${severity[0]!.toUpperCase()}${severity.slice(1)} findings`,
      value: (row: AssetRow) => found(row, severity),
    })),
    {
      key: "areas",
      title: "Areas",
      value: (row) => listed(row.areas.map((one) => `${one.area}: ${one.freshness}`)),
    },
    { key: "firstSeen", title: "First seen", value: (row) => row.firstSeen },
    { key: "lastSeen", title: "Last seen", value: (row) => row.lastSeen },
    { key: "goneAt", title: "Gone", value: (row) => row.goneAt },
  ],
};
