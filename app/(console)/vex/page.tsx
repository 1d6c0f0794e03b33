import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ExportMenu } from "@/components/ui/export-menu.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { readDesk } from "@/lib/vex/read.ts";
import { MATCH_STATES, VexMatches } from "@/lib/vex/schema.ts";
import { AuthorList } from "./author-list.tsx";
import { MatchList } from "./match-list.tsx";

export const metadata = { title: "VEX" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const TITLES = {
  suggested: "Suggested",
  applied: "Applied",
  overruled: "Overruled by people",
  agrees: "Agrees",
  superseded: "Superseded",
  dismissed: "Laid aside",
};
const DOCUMENTS = [
  { value: "openvex", label: "OpenVEX 0.2.0" },
  { value: "cyclonedx", label: "CycloneDX 1.6 VEX" },
];

export default async function VexPage({ searchParams }: Props) {
  const actor = await currentActor();
  const asked = VexMatches.safeParse(await searchParams);
  const query = asked.success ? asked.data : VexMatches.parse({});
  const desk = await readDesk(actor, query);
  const countOf = (state: (typeof MATCH_STATES)[number]) =>
    desk.authors.reduce((sum, author) => sum + (author.matches[state] ?? 0), 0);
  return (
    <>
      <PageHeader
        title="What authors say (VEX)"
        description="Makers and other houses state which vulnerabilities concern their products. Their word is a suggestion until you trust the author, and never overrules a person."
        trail={[{ label: "Findings", href: "/findings" }, { label: "VEX" }]}
        corner={
          may(actor, "export:create") ? (
            <ExportMenu
              path="/vex/export"
              formats={DOCUMENTS}
              label="Export decisions"
              without={["state", "after", "finding"]}
            />
          ) : null
        }
      />
      <div className="grid gap-4">
        {desk.authors.length === 0 ? (
          <Panel flush>
            <EmptyState title="No statement yet" command="plimsoll push vendor.openvex.json">
              Upload an OpenVEX, CSAF or CycloneDX VEX document, or have a collector send it. What it says of
              your findings waits here.
            </EmptyState>
          </Panel>
        ) : (
          <>
            <AuthorList authors={desk.authors} canTrust={may(actor, "settings:manage")} />
            <LinkTabs
              label="What statements mean"
              tabs={MATCH_STATES.map((state) => ({
                href: `/vex?state=${state}`,
                label: TITLES[state],
                current: state === query.state,
                count: countOf(state),
              }))}
            />
            <MatchList
              key={query.state + (query.after ?? "")}
              matches={desk.matches}
              nextHref={desk.nextCursor ? `/vex?state=${query.state}&after=${desk.nextCursor}` : null}
              canAnswer={may(actor, "findings:triage") && ["suggested", "overruled"].includes(query.state)}
            />
          </>
        )}
      </div>
    </>
  );
}
