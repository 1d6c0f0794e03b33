import Link from "next/link";
import { StackedBar } from "@/components/charts/stacked-bar.tsx";
import { ClusterSelect } from "@/components/compliance/cluster-select.tsx";
import { ExportFramework } from "@/components/compliance/export-framework.tsx";
import { statusParts } from "@/components/compliance/status-colours.ts";
import { Button } from "@/components/ui/button.tsx";
import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { findFramework } from "@/lib/compliance/frameworks/frameworks.ts";
import { getFramework } from "@/lib/compliance/read.ts";
import { addressOf, type SearchParams, wishesOf } from "../address.ts";
import { orNotFound } from "../or-not-found.ts";
import { PassingFigure } from "../passing-figure.tsx";
import { ControlTree } from "./control-tree.tsx";
import { StatusTabs } from "./status-tabs.tsx";

interface Props {
  params: Promise<{ frameworkId: string }>;
  searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Framework" };

export default async function FrameworkPage(props: Props) {
  const { frameworkId } = await props.params;
  const { scope, status } = wishesOf(await props.searchParams);
  const actor = await currentActor();
  const framework = await orNotFound(getFramework(actor, frameworkId, scope));
  const { title, version, publisher, source, totals, clusters } = framework;
  return (
    <>
      <PageHeader
        title={`${title} ${version}`}
        description={`${publisher}. Requirements are in our own words; the publication is authoritative: ${source}`}
        trail={[
          { label: "Compliance", href: addressOf([], framework.scope) },
          { label: `${title} ${version}` },
        ]}
        corner={
          <>
            <ClusterSelect clusters={clusters} />
            {may(actor, "compliance:manage") && !findFramework(frameworkId) ? (
              <Button asChild>
                <Link href={`/compliance/new?of=${frameworkId}`}>Change</Link>
              </Button>
            ) : null}
            <ExportMenu path={`/compliance/${frameworkId}/export`} without={["status"]} />
          </>
        }
        action={<ExportFramework frameworkId={frameworkId} cluster={framework.scope.cluster} />}
      />
      <div className="grid gap-4">
        <Panel>
          <div className="grid items-start gap-x-8 gap-y-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <PassingFigure framework={framework} />
            <StackedBar
              label={`${title} ${version}`}
              parts={statusParts(totals, (each) => addressOf([frameworkId], framework.scope, each))}
            />
          </div>
        </Panel>
        <StatusTabs framework={framework} status={status} />
        <ControlTree framework={framework} status={status} />
      </div>
    </>
  );
}
