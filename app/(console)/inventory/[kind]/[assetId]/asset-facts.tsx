import Link from "next/link";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import type { AssetDetail } from "@/lib/inventory/detail/schema.ts";
import { ReachMark } from "../../reach-mark.tsx";

const LONG = /digest|id$/i;

/** What is known of an asset; what nobody said is said to be unknown. */
export function AssetFacts({ asset, facts }: Pick<AssetDetail, "asset" | "facts">) {
  const standing = asset.live ? "live" : asset.goneAt ? "gone" : "not live: nobody has reported it lately";
  return (
    <Panel title="What it is">
      <KeyValues
        items={[
          { key: "Standing", value: standing },
          ...(asset.cluster
            ? [
                {
                  key: "Cluster",
                  value: (
                    <Link className="underline" href={assetHref({ id: asset.cluster.id, kind: "cluster" })}>
                      {asset.cluster.name}
                    </Link>
                  ),
                },
              ]
            : []),
          ...(asset.namespace ? [{ key: "Namespace", value: asset.namespace }] : []),
          { key: "Owner", value: asset.team?.name ?? "unowned" },
          {
            key: "Exposure",
            value: (
              <>
                <ReachMark asset={asset} /> <span className="text-muted">{asset.exposureReason}</span>
              </>
            ),
          },
          ...facts.map(({ key, value }) => ({ key, value, mono: LONG.test(key) && value !== null })),
          { key: "First seen", value: <RelativeTime at={asset.firstSeen} /> },
          { key: "Last seen", value: <RelativeTime at={asset.lastSeen} /> },
        ]}
      />
    </Panel>
  );
}
