import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { getOwnership } from "@/lib/inventory/ownership/read.ts";
import { listTeams } from "@/lib/inventory/read.ts";
import { draftIn } from "./draft.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { ruleWords } from "./rule-words.ts";

export const metadata = { title: "Ownership rules" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function OwnershipPage({ searchParams }: Props) {
  const actor = await currentActor();
  const [ownership, teams] = await Promise.all([getOwnership(actor), listTeams(actor)]);
  return (
    <>
      <PageHeader
        title="Ownership rules"
        description="Tried from the top; the first that matches an asset gives it its team. In a pattern * stands for any text and ? for one character. Containers follow what runs them."
        trail={[{ label: "Teams", href: "/teams" }, { label: "Ownership rules" }]}
      />
      {may(actor, "teams:manage") ? (
        <RuleEditor ownership={ownership} teams={teams} draft={draftIn(await searchParams)} />
      ) : (
        <Panel title="In this order" description="An admin changes them">
          <ol className="grid gap-1 text-sm">
            {ownership.rules.map((rule) => (
              <li key={`${rule.teamId} ${ruleWords(rule)}`}>
                <span className="font-medium">{teams.find(({ id }) => id === rule.teamId)?.name}</span>{" "}
                <span className="break-words font-mono text-muted text-xs">{ruleWords(rule)}</span>
              </li>
            ))}
            {ownership.rules.length === 0 ? <li className="text-muted">There are no rules yet.</li> : null}
          </ol>
        </Panel>
      )}
    </>
  );
}
