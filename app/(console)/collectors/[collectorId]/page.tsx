import { notFound } from "next/navigation";
import { DeliveryList } from "@/components/deliveries/delivery-list.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { clock } from "@/lib/clock.ts";
import { listCollectors } from "@/lib/collectors/read.ts";
import { listDeliveries } from "@/lib/ingest/read.ts";
import { AgentFacts } from "./agent-facts.tsx";
import { CollectorFacts } from "./collector-facts.tsx";
import { LastErrors } from "./last-errors.tsx";
import { Tokens } from "./tokens.tsx";

export const metadata = { title: "Collector" };

export default async function CollectorPage(props: { params: Promise<{ collectorId: string }> }) {
  const id = Number((await props.params).collectorId);
  const actor = await currentActor();
  const collector = (await listCollectors(actor)).find((one) => one.id === id);
  if (!collector) notFound();
  const deliveries = await listDeliveries(actor, { collectorId: id, limit: 50 });
  const builtIn = collector.kind === "upload";
  return (
    <>
      <PageHeader
        trail={[{ label: "Collectors", href: "/collectors" }, { label: collector.name }]}
        title={collector.name}
        description={builtIn ? "What people drop onto the upload page comes through here." : undefined}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
        <Panel title="Deliveries" flush>
          <DeliveryList
            collectorId={id}
            initial={deliveries}
            canResolve={may(actor, "reports:resolve")}
            canOpen={may(actor, "reports:open")}
            empty={
              <EmptyState title="No report yet">
                Its first one shows here by itself, a few seconds after it came in.
              </EmptyState>
            }
          />
        </Panel>
        <div className="grid gap-4">
          <CollectorFacts collector={collector} now={clock()} />
          <AgentFacts collector={collector} />
          <LastErrors collector={collector} />
          {builtIn ? null : <Tokens collector={collector} canManage={may(actor, "collectors:manage")} />}
        </div>
      </div>
    </>
  );
}
