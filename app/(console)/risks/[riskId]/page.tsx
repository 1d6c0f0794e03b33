import Link from "next/link";
import { orNotFound } from "@/app/(console)/compliance/or-not-found.ts";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { getRisk } from "@/lib/risks/register/read.ts";
import type { MitigationView, RiskView } from "@/lib/risks/schema.ts";
import { LevelBadge } from "../level-badge.tsx";
import { MoveForm } from "./move-form.tsx";

export const metadata = { title: "Risk" };

type Props = { params: Promise<{ riskId: string }> };

export default async function RiskPage({ params }: Props) {
  const actor = await currentActor();
  const risk = await orNotFound(getRisk(actor, Number.parseInt((await params).riskId, 10) || 0));
  const manages = may(actor, "risks:manage");
  return (
    <>
      <PageHeader
        title={risk.name}
        trail={[{ label: "Risks", href: "/risks" }, { label: risk.name }]}
        action={
          manages ? (
            <Button asChild>
              <Link href={`/risks/${risk.id}/edit`}>Change</Link>
            </Button>
          ) : undefined
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <div className="grid gap-4">
          <Panel title="Where it stands">
            <div className="grid gap-3 text-sm">
              <KeyValues items={facts(risk)} />
              {risk.description ? (
                <p className="whitespace-pre-line break-words">{risk.description}</p>
              ) : null}
            </div>
          </Panel>
          {manages ? <MoveForm risk={risk} /> : null}
        </div>
        <Panel
          title="What could bring it about, and what lowers it"
          description="Each mitigation is worth the share of its control's checks that pass; what nobody looked at counts against it"
        >
          <div className="grid gap-4 md:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
            <Threats threats={risk.threats} />
            {risk.mitigations.length === 0 ? (
              <EmptyState title="Nothing lowers it yet">
                Name the controls that do, and it moves by itself.
              </EmptyState>
            ) : (
              <ul className="grid content-start gap-2">
                {risk.mitigations.map((mitigation) => (
                  <MitigationItem
                    key={`${mitigation.frameworkId} ${mitigation.controlId} ${mitigation.title}`}
                    mitigation={mitigation}
                  />
                ))}
              </ul>
            )}
          </div>
        </Panel>
      </div>
    </>
  );
}

const steps = ({ likelihood, impact }: RiskView["inherent"]) => `likelihood ${likelihood}, impact ${impact}`;

const facts = (risk: RiskView) => [
  {
    key: "Inherent",
    value: (
      <span className="flex flex-wrap items-center gap-2">
        <LevelBadge cell={risk.inherent} /> {steps(risk.inherent)}
      </span>
    ),
  },
  {
    key: "Residual, now",
    value: (
      <span className="flex flex-wrap items-center gap-2">
        <LevelBadge cell={risk.residual} /> {steps(risk.residual)}
      </span>
    ),
  },
  { key: "State", value: risk.state },
  { key: "Treatment", value: risk.treatment ?? "not chosen" },
  {
    key: "Owner",
    value: risk.team ? (
      <Link href={`/teams/${risk.team.id}`} className="text-signal hover:underline">
        {risk.team.name}
      </Link>
    ) : (
      "nobody"
    ),
  },
  { key: "Review", value: risk.due ? `due since ${risk.reviewOn}` : `on ${risk.reviewOn}` },
];

function Threats({ threats }: { threats: readonly string[] }) {
  return (
    <ul className="grid content-start gap-2 text-sm">
      {threats.map((threat) => (
        <li key={threat} className="break-words rounded-md border border-line px-3 py-2">
          {threat}
        </li>
      ))}
      {threats.length === 0 ? <li className="text-muted">No threat is named.</li> : null}
    </ul>
  );
}

function MitigationItem({ mitigation }: { mitigation: MitigationView }) {
  const { title, frameworkId, controlId, control, lowers, passed, failed, unassessed, effectiveness } =
    mitigation;
  const percent = Math.round(effectiveness * 100);
  return (
    <li className="grid gap-1.5 rounded-md border border-line px-3 py-2 text-sm">
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className="min-w-0 flex-1 break-words font-medium">{title}</span>
        <span className="tabular text-muted text-xs">
          {percent} % effective, lowers {lowers}
        </span>
      </span>
      <span className="h-1.5 overflow-hidden rounded-full bg-raised" aria-hidden>
        <span className="block h-full bg-signal" style={{ width: `${percent}%` }} />
      </span>
      <span className="text-muted text-xs">
        <Link href={`/compliance/${frameworkId}/${controlId}`} className="text-signal underline">
          {controlId} {control}
        </Link>
        : {passed} passed, {failed} failed, {unassessed} not assessed
      </span>
    </li>
  );
}
