import Link from "next/link";
import { permanentRedirect } from "next/navigation";
import { orNotFound } from "@/app/(console)/compliance/or-not-found.ts";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import { assetNumber } from "@/lib/inventory/asset-number.ts";
import { getAsset } from "@/lib/inventory/detail/read.ts";
import { getImageLineage } from "@/lib/inventory/images/lineage/bases/read.ts";
import { INVENTORY_PAGES } from "@/lib/inventory/pages.ts";
import { LifetimePanel } from "../../lifetime-panel.tsx";
import { AssetAreas } from "./asset-areas.tsx";
import { AssetFacts } from "./asset-facts.tsx";
import { AssetStoryPanel } from "./asset-story.tsx";
import { ImageLineagePanel } from "./image-lineage.tsx";
import { PackageList } from "./package-list.tsx";
import { RelatedAssets } from "./related-assets.tsx";

type Props = { params: Promise<{ kind: string; assetId: string }> };

const HAS_CONTAINERS = new Set<string>(["workload", "image", "host"]);

export default async function AssetPage({ params }: Props) {
  const { kind, assetId } = await params;
  const actor = await currentActor();
  const { asset, facts, related, story } = await orNotFound(getAsset(actor, assetNumber(assetId)));
  const list = INVENTORY_PAGES.find((page) => page.kind === asset.kind)!;
  if (String(asset.id) !== assetId || kind !== list.path) permanentRedirect(assetHref(asset));
  const lineage = asset.kind === "image" ? await getImageLineage(actor, asset.id) : null;
  const labels = Object.entries(asset.labels).map(([key, value]) => ({
    key,
    value: value || "(empty)",
    mono: true,
  }));
  return (
    <>
      <PageHeader
        title={asset.name}
        trail={[
          { label: "Inventory", href: "/inventory" },
          { label: list.title, href: `/inventory/${list.path}` },
          { label: asset.name },
        ]}
        corner={
          asset.kind === "image" ? (
            <Link href={`/inventory/compare?to=${asset.id}`} className="px-2 text-signal text-sm underline">
              Compare with another tag
            </Link>
          ) : undefined
        }
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <AssetFacts asset={asset} facts={facts} />
        <div className="grid content-start gap-4">
          <Panel
            title="Open findings"
            corner={
              <Link className="text-signal text-sm underline" href={`/findings?asset=${asset.id}`}>
                Show them
              </Link>
            }
          >
            <SeverityBar counts={asset.findings} legend />
          </Panel>
          {lineage ? <ImageLineagePanel lineage={lineage} /> : null}
          <AssetStoryPanel assetId={asset.id} story={story} />
          <AssetAreas areas={asset.areas} />
          {labels.length > 0 ? (
            <Panel title="Labels">
              <KeyValues items={labels} />
            </Panel>
          ) : null}
        </div>
        {HAS_CONTAINERS.has(asset.kind) ? (
          <div className="empty:hidden lg:col-span-2">
            <LifetimePanel filter={{ [asset.kind]: asset.id }} />
          </div>
        ) : null}
        <PackageList assetId={asset.id} />
        {related.map((group) => (
          <RelatedAssets key={group.title} group={group} />
        ))}
      </div>
    </>
  );
}
