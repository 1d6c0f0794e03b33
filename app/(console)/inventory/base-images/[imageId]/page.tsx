import Link from "next/link";
import { orNotFound } from "@/app/(console)/compliance/or-not-found.ts";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { currentActor } from "@/lib/access/current.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import { assetNumber } from "@/lib/inventory/asset-number.ts";
import { getBase } from "@/lib/inventory/images/lineage/bases/read.ts";
import { UpdateLine } from "../update-line.tsx";
import { BaseFindings } from "./base-findings.tsx";
import { BuiltList } from "./built-list.tsx";

export const metadata = { title: "Base image" };

type Props = { params: Promise<{ imageId: string }> };

export default async function BaseImagePage({ params }: Props) {
  const actor = await currentActor();
  const { imageId } = await params;
  const { base, findings, built, blocked } = await orNotFound(getBase(actor, assetNumber(imageId)));
  return (
    <>
      <PageHeader
        title={base.name}
        description={`${base.os ? `${base.os}, ` : ""}${base.layers} ${plural(base.layers, "layer")}, under ${exact(base.images)} live ${plural(base.images, "image")}.`}
        trail={[
          { label: "Inventory", href: "/inventory" },
          { label: "Base images", href: "/inventory/base-images" },
          { label: base.name },
        ]}
        corner={
          <Link
            href={assetHref({ id: base.id, kind: "image" })}
            className="px-2 text-signal text-sm underline"
          >
            The image itself
          </Link>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title="Update">
          <div className="grid gap-3 text-sm">
            <UpdateLine base={base} />
            <SeverityBar counts={base.assessed ? base.bySeverity : null} legend />
            <p className="text-muted text-xs">
              {exact(base.findings)} {plural(base.findings, "problem")} here, inherited as{" "}
              {exact(base.inherited)} {plural(base.inherited, "finding")} by what is built on it.
            </p>
          </div>
        </Panel>
        <Panel title="Who has to rebuild" description="Teams with something on this base" flush>
          <ul className="divide-y divide-line text-sm">
            {blocked.map(({ team, teamId, images, workloads }) => (
              <li key={teamId ?? 0} className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5">
                <span className="min-w-0 flex-1">
                  <Link
                    href={teamId === null ? "/teams/unowned" : `/teams/${teamId}`}
                    className="break-words font-medium hover:underline"
                  >
                    {team ?? "Nobody owns these"}
                  </Link>
                </span>
                <span className="tabular text-muted text-xs">
                  {exact(images)} {plural(images, "image")}, {exact(workloads)} running{" "}
                  {plural(workloads, "workload")}
                </span>
              </li>
            ))}
            {blocked.length === 0 ? (
              <li className="px-4 py-3 text-muted">Nothing live is built on it.</li>
            ) : null}
          </ul>
        </Panel>
        <BaseFindings findings={findings} total={base.findings} update={base.update?.to.name ?? null} />
        <BuiltList built={built} total={base.images} />
      </div>
    </>
  );
}
