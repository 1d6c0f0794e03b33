import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { demand } from "@/lib/access/permissions.ts";
import { clock } from "@/lib/clock.ts";
import { readChoices } from "@/lib/risks/choices/read.ts";
import { RiskForm } from "../risk-form.tsx";

export const metadata = { title: "Add a risk" };

const QUARTER = 91 * 86_400_000;

export default async function NewRiskPage() {
  const actor = await currentActor();
  demand(actor, "risks:manage");
  const choices = await readChoices(actor);
  return (
    <>
      <PageHeader title="Add a risk" trail={[{ label: "Risks", href: "/risks" }, { label: "Add a risk" }]} />
      <RiskForm
        {...choices}
        draft={{
          name: "",
          description: "",
          threats: [],
          teamId: null,
          likelihood: 3,
          impact: 3,
          treatment: null,
          reviewOn: new Date(clock().getTime() + QUARTER).toISOString().slice(0, 10),
          mitigations: [],
        }}
      />
    </>
  );
}
