import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { currentActor } from "@/lib/access/current.ts";
import { listBases } from "@/lib/inventory/images/lineage/bases/read.ts";
import { BaseQuery } from "@/lib/inventory/images/lineage/schema.ts";
import { BaseRow } from "./base-row.tsx";

export const metadata = { title: "Base images" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BaseImagesPage({ searchParams }: Props) {
  const actor = await currentActor();
  const query = BaseQuery.safeParse({ cursor: (await searchParams).after });
  const { rows, total, nextCursor } = await listBases(actor, query.success ? query.data : { limit: 25 });
  return (
    <>
      <PageHeader
        title="Base images"
        description={`${exact(total)} ${plural(total, "image")} that live images of other repositories begin with, layer by layer. Fix once here, and everything built on it is rid of it with its next build.`}
        trail={[{ label: "Inventory", href: "/inventory" }, { label: "Base images" }]}
      />
      {rows.length === 0 ? (
        <EmptyState
          title="No image is known to be built on another"
          command="trivy image --format json debian:12-slim > base.json"
        >
          Lineage comes from layers. Scan your base images as well, and send what comes out; what is built on
          them is found by itself.
        </EmptyState>
      ) : (
        <Panel flush>
          <ul className="divide-y divide-line">
            {rows.map((base) => (
              <BaseRow key={base.id} base={base} />
            ))}
          </ul>
          {nextCursor ? (
            <Link
              className="block border-line border-t px-4 py-2 text-signal text-sm underline"
              href={`/inventory/base-images?after=${nextCursor}`}
            >
              Those with less on them
            </Link>
          ) : null}
        </Panel>
      )}
    </>
  );
}
