import { notFound } from "next/navigation";
import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { INVENTORY_PAGES, inventoryPage } from "@/lib/inventory/pages.ts";
import { countAssets, listTeams } from "@/lib/inventory/read.ts";
import { AssetList } from "./asset-list.tsx";

type Props = { params: Promise<{ kind: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: inventoryPage((await params).kind)?.title ?? "Inventory" };
}

export default async function AssetsPage({ params }: Props) {
  const page = inventoryPage((await params).kind);
  if (!page) notFound();
  const actor = await currentActor();
  const [counts, teams] = await Promise.all([countAssets(actor), listTeams(actor)]);
  const countOf = (other: (typeof INVENTORY_PAGES)[number]) =>
    other.path === "never-scanned" ? counts.neverScanned : (counts.kinds[other.kind]?.live ?? 0);
  return (
    <>
      <PageHeader
        title="Inventory"
        description="Everything that was reported, what it belongs to, and how well it is known. Counts are of what is live."
        corner={
          may(actor, "export:create") ? (
            <ExportMenu
              path="/assets/export"
              lists={["label"]}
              query={{ kind: page.kind, ...(page.path === "never-scanned" ? { unscanned: "yes" } : {}) }}
            />
          ) : null
        }
      />
      <LinkTabs
        label="Kinds of assets"
        tabs={[
          ...INVENTORY_PAGES.map((other) => ({
            href: `/inventory/${other.path}`,
            label: other.title,
            current: other.path === page.path,
            count: countOf(other),
          })),
          { href: "/inventory/base-images", label: "Base images", current: false },
        ]}
      />
      <AssetList key={page.path} page={page} teams={teams} />
    </>
  );
}
