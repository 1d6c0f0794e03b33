import { orNotFound } from "@/app/(console)/compliance/or-not-found.ts";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { demand } from "@/lib/access/permissions.ts";
import { readChoices } from "@/lib/risks/choices/read.ts";
import { getRisk } from "@/lib/risks/register/read.ts";
import { RiskForm } from "../../risk-form.tsx";

export const metadata = { title: "Change a risk" };

type Props = { params: Promise<{ riskId: string }> };

export default async function EditRiskPage({ params }: Props) {
  const actor = await currentActor();
  demand(actor, "risks:manage");
  const risk = await orNotFound(getRisk(actor, Number.parseInt((await params).riskId, 10) || 0));
  const choices = await readChoices(actor);
  return (
    <>
      <PageHeader
        title={`Change ${risk.name}`}
        trail={[
          { label: "Risks", href: "/risks" },
          { label: risk.name, href: `/risks/${risk.id}` },
          { label: "Change" },
        ]}
      />
      <RiskForm
        {...choices}
        existing={{ id: risk.id, version: risk.version }}
        draft={{
          name: risk.name,
          description: risk.description,
          threats: risk.threats,
          teamId: risk.team?.id ?? null,
          ...risk.inherent,
          treatment: risk.treatment,
          reviewOn: risk.reviewOn,
          mitigations: risk.mitigations.map(({ title, frameworkId, controlId, lowers }) => ({
            title,
            frameworkId,
            controlId,
            lowers,
          })),
        }}
      />
    </>
  );
}
