import Link from "next/link";
import { ExportPdf } from "@/components/ui/export-pdf.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { Moment } from "@/lib/moments/moments.ts";
import { getPosture } from "@/lib/posture/read.ts";
import { Scope } from "@/lib/posture/schema.ts";
import { ActionList } from "./action-list.tsx";
import { ExclusionList } from "./exclusion-list.tsx";
import { FirstRun } from "./first-run.tsx";
import { GateList } from "./gate-list.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { MomentBanner } from "./moment-banner.tsx";
import { MovementCauses } from "./movement-causes.tsx";
import { PostureTabs } from "./posture-tabs.tsx";
import { ScopeParts } from "./scope-parts.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { TrendPanel } from "./trend-panel.tsx";
import { WeakestList } from "./weakest-list.tsx";

export const metadata = { title: "Posture" };

export default async function PosturePage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await currentActor();
  const address = await props.searchParams;
  const asked = Scope.safeParse(address.scope);
  const at = Moment.safeParse(address.at);
  const posture = await getPosture(actor, asked.success ? asked.data : "estate", at.data);
  if (posture.score === null && posture.scope === "estate" && !posture.asOf)
    return <FirstRun role={actor.role} />;
  const moment: { at?: string } = posture.asOf === null ? {} : { at: posture.instant };
  return (
    <>
      <PageHeader
        title="How deep the estate lies"
        description={`${posture.scopeName}, as of ${posture.asOf === null ? "now" : "then"}. Every point that is missing has a line below.`}
        trail={
          posture.scope === "estate"
            ? undefined
            : [{ label: "Whole estate", href: "/" }, { label: posture.scopeName }]
        }
        action={
          <ExportPdf
            path="/api/v1/posture/report"
            query={{ scope: posture.scope, ...(moment.at ? { at: moment.at } : {}) }}
          />
        }
      />
      <PostureTabs current="/" scope={posture.scope} />
      <MomentBanner posture={posture} />
      <div className="grid gap-4 lg:grid-cols-12">
        <ScorePanel posture={posture} className="lg:col-span-5">
          {posture.change ? (
            <MovementCauses scope={posture.scope} from={posture.change.since} to={moment.at} />
          ) : null}
        </ScorePanel>
        <TrendPanel trend={posture.trend} className="lg:col-span-7" />
        <Panel
          title="What lifts the score most"
          className="lg:col-span-7"
          description="Exact gain if this alone were done, recomputed now"
          corner={
            <Link
              href={`/posture/plan?${new URLSearchParams({ ...(posture.scope === "estate" ? {} : { scope: posture.scope }), best: "5" })}`}
              className="text-sm hover:text-signal hover:underline"
            >
              Make a plan
            </Link>
          }
        >
          <ActionList actions={posture.actions} />
        </Panel>
        <Panel
          title="Gates"
          className="lg:col-span-5"
          description="Each must be zero, whatever the score says"
        >
          <GateList gates={posture.gates} />
        </Panel>
        <Panel
          title="Ledger"
          flush
          className="lg:col-span-12"
          description="Lines sum to what is missing from 100"
        >
          <LedgerTable score={posture.score} lines={posture.ledger} />
        </Panel>
        {posture.exclusions.areas > 0 ? (
          <Panel
            title="Left out of the score"
            className="lg:col-span-12"
            description="What an admin excluded weighs nothing above"
          >
            <ExclusionList exclusions={posture.exclusions} />
          </Panel>
        ) : null}
        {posture.parts.length > 0 ? (
          <Panel title="Clusters and teams" className="lg:col-span-7">
            <ScopeParts parts={posture.parts} />
          </Panel>
        ) : null}
        <Panel
          title="Weakest links"
          className="lg:col-span-5"
          description="Only as safe as the worst of them"
        >
          <WeakestList weakest={posture.weakest} />
        </Panel>
      </div>
    </>
  );
}
