import Link from "next/link";
import { FreshnessMark } from "@/components/severity/freshness-mark.tsx";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { columnsOf } from "@/components/table/features.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import type { AssetRow } from "@/lib/inventory/list/schema.ts";
import type { AssetKind } from "@/lib/inventory/schema.ts";
import { ReachMark } from "../reach-mark.tsx";

const column = columnsOf<AssetRow>();

/** The least current area speaks for the asset; what was never assessed has none. */
const knownAs = ({ areas }: AssetRow) => {
  const oldest = areas.toSorted((a, b) => a.assessedAt.localeCompare(b.assessedAt))[0];
  const stale = areas.find((area) => area.freshness !== "fresh");
  return {
    freshness: oldest ? (stale ?? oldest).freshness : ("never" as const),
    at: (stale ?? oldest)?.assessedAt ?? null,
  };
};

const DETAIL: Record<AssetKind, string> = {
  cluster: "Orchestrator",
  host: "Roles",
  repository: "",
  image: "System",
  workload: "Kind",
  container: "State",
  source: "",
};

export const columnsFor = (kind: AssetKind) => [
  column.accessor("name", {
    header: "Name",
    meta: { width: "2fr", card: "primary" },
    cell: ({ row: { original } }) => (
      <Link href={assetHref(original)} className="truncate font-medium hover:underline" title={original.name}>
        {original.name}
      </Link>
    ),
  }),
  ...(DETAIL[kind] === ""
    ? []
    : [
        column.accessor("detail", {
          header: DETAIL[kind],
          cell: ({ getValue }) => getValue() ?? <Unknown />,
        }),
      ]),
  ...(kind === "host" || kind === "workload" || kind === "container"
    ? [
        column.accessor("cluster", {
          header: "Where",
          meta: { width: "1.6fr" },
          cell: ({ row: { original } }) => <Place asset={original} />,
        }),
      ]
    : []),
  column.accessor("team", {
    header: "Owner",
    cell: ({ getValue }) => getValue()?.name ?? <span className="text-muted">unowned</span>,
  }),
  ...(kind === "workload" || kind === "container" || kind === "image"
    ? [
        column.accessor("exposure", {
          header: "Exposure",
          cell: ({ row: { original } }) => <ReachMark asset={original} />,
        }),
      ]
    : []),
  ...(kind === "container"
    ? []
    : [
        column.accessor("findings", {
          header: "Open findings",
          meta: { width: 170, label: "Open findings" },
          cell: ({ getValue }) => <SeverityBar counts={getValue()} />,
        }),
        column.display({
          id: "freshness",
          header: "Assessed",
          meta: { width: 150 },
          cell: ({ row: { original } }) => <FreshnessMark {...knownAs(original)} />,
        }),
      ]),
  column.accessor("lastSeen", {
    header: "Last seen",
    meta: { width: 130 },
    cell: ({ row: { original } }) => (
      <span className={original.live ? undefined : "text-muted"}>
        {original.live ? null : `${original.goneAt ? "gone" : "not live"} · `}
        <RelativeTime at={original.lastSeen} />
      </span>
    ),
  }),
];

const Unknown = () => <span className="text-muted">unknown</span>;

const Place = ({ asset }: { asset: AssetRow }) => (
  <span className="truncate">
    {[asset.cluster?.name, asset.namespace].filter(Boolean).join(" / ") || asset.host?.name || <Unknown />}
  </span>
);
