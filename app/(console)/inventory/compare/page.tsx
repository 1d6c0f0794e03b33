import { notFound } from "next/navigation";
import { orNotFound } from "@/app/(console)/compliance/or-not-found.ts";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import { compareImages } from "@/lib/inventory/images/compare/read.ts";
import { CompareQuery } from "@/lib/inventory/images/compare/schema.ts";
import { DifferenceList } from "./difference-list.tsx";
import { ImagePair } from "./image-pair.tsx";

export const metadata = { title: "Compare images" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ComparePage({ searchParams }: Props) {
  const actor = await currentActor();
  const query = CompareQuery.safeParse(await searchParams);
  if (!query.success) notFound();
  const comparison = await orNotFound(compareImages(actor, query.data));
  const { from, to } = comparison;
  const unassessed = [from, to].filter((image) => image && image.assessedAt === null);
  return (
    <>
      <PageHeader
        title="Compare images"
        trail={[
          { label: "Inventory", href: "/inventory" },
          { label: "Images", href: "/inventory/images" },
          { label: to.name, href: assetHref({ id: to.id, kind: "image" }) },
          { label: "Compare" },
        ]}
      />
      <ImagePair comparison={comparison} />
      {unassessed.map((image) => (
        <p key={image!.id} className="mb-3 text-sm">
          Nobody has looked for vulnerabilities in {image!.name}: what it lacks here is unknown, not absent.
        </p>
      ))}
      {from ? (
        <div className="grid items-start gap-4 lg:grid-cols-3">
          <DifferenceList title="Gone" empty="Nothing went away." side={comparison.gone} />
          <DifferenceList title="New" empty="Nothing came." side={comparison.new} />
          <DifferenceList title="On both" empty="They have nothing in common." side={comparison.both} />
        </div>
      ) : (
        <p className="text-muted text-sm">
          {to.name} is the only image of its repository. Scan another tag, then compare.
        </p>
      )}
    </>
  );
}
