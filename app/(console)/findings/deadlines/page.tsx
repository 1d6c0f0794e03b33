import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { getDeadlines } from "@/lib/findings/deadlines/read.ts";
import { Ageing } from "./ageing.tsx";
import { BurnDown } from "./burn-down.tsx";
import { DueTable } from "./due-table.tsx";
import { SlaEditor } from "./sla-editor.tsx";
import { TimeToClose } from "./time-to-close.tsx";

export const metadata = { title: "Deadlines" };

export default async function DeadlinesPage() {
  const actor = await currentActor();
  const deadlines = await getDeadlines(actor);
  return (
    <>
      <PageHeader
        title="What is due, and how fast we are"
        description="Each open finding has a day, by how urgent it is. The time begins when it is first seen, and anew when it comes back or a decision is taken back."
        trail={[{ label: "Findings", href: "/findings" }, { label: "Deadlines" }]}
      />
      <div className="grid gap-4 lg:grid-cols-12">
        <Panel title="Due" flush className="self-start lg:col-span-6">
          <DueTable deadlines={deadlines} />
        </Panel>
        <Panel
          title="Open, day by day"
          className="lg:col-span-6"
          description="The last 90 days (UTC), all priorities together"
        >
          <BurnDown days={deadlines.burnDown} />
        </Panel>
        <Panel title="How old open findings are" className="self-start lg:col-span-6">
          <Ageing ages={deadlines.ages} />
        </Panel>
        <Panel
          title="How long closing takes"
          flush
          className="self-start lg:col-span-6"
          description="Of what closed in the last 90 days; the causes are never mixed"
        >
          <TimeToClose rows={deadlines.timeToClose} />
        </Panel>
        {may(actor, "settings:manage") ? (
          <Panel title="Days for each priority" className="self-start lg:col-span-6">
            <SlaEditor policy={deadlines.policy} />
          </Panel>
        ) : null}
      </div>
    </>
  );
}
