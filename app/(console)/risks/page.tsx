import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { plural } from "@/components/ui/quantity.ts";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listRisks } from "@/lib/risks/register/read.ts";
import type { RiskView } from "@/lib/risks/schema.ts";
import { LevelBadge } from "./level-badge.tsx";
import { RiskMatrix } from "./matrix.tsx";

export const metadata = { title: "Risks" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RisksPage({ searchParams }: Props) {
  const actor = await currentActor();
  const { cell } = await searchParams;
  const { risks } = await listRisks(actor);
  const asked = typeof cell === "string" ? /^([1-5])-([1-5])$/.exec(cell) : null;
  const shown = asked
    ? risks.filter(
        ({ residual }) => residual.likelihood === Number(asked[1]) && residual.impact === Number(asked[2]),
      )
    : risks;
  const due = risks.filter((risk) => risk.due).length;
  const manages = may(actor, "risks:manage");
  const add = (
    <Button asChild look="primary">
      <Link href="/risks/new">Add a risk</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Risks"
        description="What could go wrong, what lowers it, and where it stands now: a mitigation is worth the share of its control's checks that pass, so risks move by themselves."
        action={manages ? add : undefined}
      />
      {risks.length === 0 ? (
        <EmptyState title="The register is empty" action={manages ? add : undefined}>
          Write down a risk with its likelihood and impact, and name the controls that lower it.
        </EmptyState>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
          <Panel title="Where they stand now" description="Open risks with their mitigations">
            <RiskMatrix risks={risks} />
          </Panel>
          <Panel
            title={asked ? `Likelihood ${asked[1]}, impact ${asked[2]}` : "The register"}
            description={
              due > 0 ? `${due} ${plural(due, "review is", "reviews are")} due` : "No review is due"
            }
            corner={
              asked ? (
                <Link href="/risks" className="text-signal text-sm underline">
                  All of them
                </Link>
              ) : undefined
            }
            flush
          >
            <ul className="divide-y divide-line text-sm">
              {shown.map((risk) => (
                <RiskItem key={risk.id} risk={risk} />
              ))}
            </ul>
          </Panel>
        </div>
      )}
    </>
  );
}

function RiskItem({ risk }: { risk: RiskView }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <span className="min-w-0 flex-1 basis-64">
        <Link href={`/risks/${risk.id}`} className="break-words font-medium hover:underline">
          {risk.name}
        </Link>
        <span className="block text-muted text-xs">
          {[risk.team?.name ?? "nobody owns it", risk.state, risk.treatment].filter(Boolean).join(" · ")}
          {risk.due ? (
            <strong className="font-medium text-ink"> · review due since {risk.reviewOn}</strong>
          ) : (
            ""
          )}
        </span>
      </span>
      <span className="flex items-center gap-2 text-muted text-xs">
        <LevelBadge cell={risk.inherent} /> → <LevelBadge cell={risk.residual} />
      </span>
    </li>
  );
}
