import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { summariseTeams } from "@/lib/inventory/teams/read.ts";
import type { TeamSummary } from "@/lib/inventory/teams/schema.ts";
import { AddTeam } from "./add-team.tsx";
import { AssetCounts, FindingCounts } from "./holding.tsx";

export const metadata = { title: "Teams" };

export default async function TeamsPage() {
  const actor = await currentActor();
  const { teams, unowned, all } = await summariseTeams(actor);
  const manages = may(actor, "teams:manage");
  const most = Math.max(...[...teams, unowned].map((one) => one.findings), 1);
  return (
    <>
      <PageHeader
        title="Who answers for what"
        description="Teams own live assets by ordered rules. Teams and unowned add up to everything; containers go with what runs them."
        corner={
          <Button asChild>
            <Link href="/settings/ownership">Ownership rules</Link>
          </Button>
        }
        action={manages ? <AddTeam /> : undefined}
      />
      <Panel flush>
        <ul className="divide-y divide-line text-sm">
          {teams.map((team) => (
            <li key={team.id} className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[15rem_1fr_16rem]">
              <TeamName team={team} />
              <AssetCounts holding={team} team={team.id} />
              <FindingCounts holding={team} team={team.id} scale={most} />
            </li>
          ))}
          <li className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[15rem_1fr_16rem]">
            <span>
              <Link href="/teams/unowned" className="font-medium hover:text-signal hover:underline">
                Unowned
              </Link>
              <span className="block text-muted text-xs">No rule takes these</span>
            </span>
            <AssetCounts holding={unowned} team="none" />
            <FindingCounts holding={unowned} team="none" scale={most} />
          </li>
          <li className="grid gap-x-6 gap-y-1 bg-raised px-4 py-3 md:grid-cols-[15rem_1fr_16rem]">
            <span className="font-medium">All together</span>
            <AssetCounts holding={all} team={null} />
            <span className="tabular text-muted">
              <Link href="/findings" className="hover:text-signal hover:underline">
                {exact(all.findings)} open findings
              </Link>
            </span>
          </li>
        </ul>
        {teams.length === 0 ? (
          <EmptyState title="No teams yet">
            {manages
              ? "Add a team, then say in the ownership rules what is theirs."
              : "An admin adds teams and says what is theirs."}
          </EmptyState>
        ) : null}
      </Panel>
    </>
  );
}

function TeamName({ team }: { team: TeamSummary }) {
  return (
    <span className="min-w-0">
      <span className="flex flex-wrap items-center gap-2">
        <Link
          href={`/teams/${team.id}`}
          className="break-words font-medium hover:text-signal hover:underline"
        >
          {team.name}
        </Link>
        {team.platform ? <Badge look="signal">platform team</Badge> : null}
        {team.archivedAt ? <Badge>archived</Badge> : null}
      </span>
      <span className="text-muted text-xs">
        {team.rules === 0 ? "no rules" : `${team.rules} ${team.rules === 1 ? "rule" : "rules"}`}
        {team.criticality > 1 ? ` · weighs ${team.criticality} times` : ""}
      </span>
    </span>
  );
}
