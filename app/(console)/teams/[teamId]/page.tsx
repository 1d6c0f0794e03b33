import { notFound } from "next/navigation";
import { Badge } from "@/components/ui/badge.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { summariseTeams } from "@/lib/inventory/teams/read.ts";
import { getPosture } from "@/lib/posture/read.ts";
import { ActionList } from "../../action-list.tsx";
import { LedgerTable } from "../../ledger-table.tsx";
import { ScorePanel } from "../../score-panel.tsx";
import { TrendPanel } from "../../trend-panel.tsx";
import { WeakestList } from "../../weakest-list.tsx";
import { AssetCounts, FindingCounts } from "../holding.tsx";
import { TeamActions } from "./team-actions.tsx";

type Props = { params: Promise<{ teamId: string }> };

export const metadata = { title: "Team" };

export default async function TeamPage({ params }: Props) {
  const actor = await currentActor();
  const { teamId } = await params;
  const { teams } = await summariseTeams(actor);
  const team = teams.find((one) => String(one.id) === teamId);
  if (!team) notFound();
  const platform = teams.find((one) => one.platform)?.name ?? null;
  const posture = await getPosture(actor, `team:${team.id}`);
  return (
    <>
      <PageHeader
        title={
          <>
            {team.name} {team.platform ? <Badge look="signal">platform team</Badge> : null}
            {team.archivedAt ? <Badge>archived</Badge> : null}
          </>
        }
        description="What this team owns and what it has to fix."
        trail={[{ label: "Teams", href: "/teams" }, { label: team.name }]}
        action={may(actor, "teams:manage") ? <TeamActions team={team} platform={platform} /> : undefined}
      />
      <div className="grid gap-4 lg:grid-cols-12">
        <Panel title="Owns" className="lg:col-span-6" description="Live assets; each number is a list">
          <div className="text-sm">
            <AssetCounts holding={team} team={team.id} />
          </div>
        </Panel>
        <Panel title="Has to fix" className="lg:col-span-6" description={sideOf(team.platform, platform)}>
          <FindingCounts holding={team} team={team.id} />
        </Panel>
        {posture.score === null ? null : (
          <>
            <ScorePanel posture={posture} className="lg:col-span-5" />
            <TrendPanel trend={posture.trend} className="lg:col-span-7" />
            <Panel title="What lifts its score most" className="lg:col-span-7">
              <ActionList actions={posture.actions} />
            </Panel>
            <Panel title="Weakest links" className="lg:col-span-5">
              <WeakestList weakest={posture.weakest} />
            </Panel>
            <Panel
              title="Ledger"
              flush
              className="lg:col-span-12"
              description="Lines sum to what is missing from 100 on the assets it owns, whoever has to fix them"
            >
              <LedgerTable score={posture.score} lines={posture.ledger} />
            </Panel>
          </>
        )}
      </div>
    </>
  );
}

const sideOf = (isPlatform: boolean, platform: string | null): string => {
  if (isPlatform) return "Its own, and operating systems and base layers of all images";
  if (platform === null) return "All findings of what it owns";
  return `Findings of what it owns; operating systems and base layers are ${platform}'s`;
};
