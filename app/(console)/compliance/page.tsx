import Link from "next/link";
import { ClusterSelect } from "@/components/compliance/cluster-select.tsx";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listFrameworks } from "@/lib/compliance/read.ts";
import { type SearchParams, wishesOf } from "./address.ts";
import { ComplianceTabs } from "./compliance-tabs.tsx";
import { FrameworkRow } from "./framework-row.tsx";

export const metadata = { title: "Compliance" };

export default async function CompliancePage(props: { searchParams: Promise<SearchParams> }) {
  const { scope } = wishesOf(await props.searchParams);
  const actor = await currentActor();
  const { frameworks, clusters, scope: view } = await listFrameworks(actor, scope);
  return (
    <>
      <PageHeader
        title="Compliance"
        description="What the evidence says about each control today. What nobody has looked at is never counted as met."
        corner={<ClusterSelect clusters={clusters} />}
        action={
          may(actor, "compliance:manage") ? (
            <Button asChild>
              <Link href="/compliance/new">Bring a framework</Link>
            </Button>
          ) : null
        }
      />
      <div className="mb-4">
        <ComplianceTabs current="frameworks" />
      </div>
      <Panel flush>
        {view.assets === 0 ? (
          <EmptyState
            title="Nothing to evaluate yet"
            command="kube-bench run --json > report.json && npm run plimsoll -- push report.json --subject host:NAME"
          >
            Controls are evaluated from reports. Send one, and each framework shows where it stands.
          </EmptyState>
        ) : (
          <ul aria-label="Frameworks">
            {frameworks.map((framework) => (
              <FrameworkRow key={framework.id} framework={framework} scope={view} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
