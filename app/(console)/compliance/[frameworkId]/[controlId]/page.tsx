import { AnswerWords } from "@/components/compliance/answer-words.tsx";
import { ExportFramework } from "@/components/compliance/export-framework.tsx";
import { StatusMark } from "@/components/compliance/status-mark.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { getControl } from "@/lib/compliance/read.ts";
import { addressOf, type SearchParams, wishesOf } from "../../address.ts";
import { orNotFound } from "../../or-not-found.ts";
import { AttestationPanel } from "./attestation-panel.tsx";
import { CheckPanel } from "./check-panel.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import { RequirementPanel } from "./requirement-panel.tsx";

interface Props {
  params: Promise<{ frameworkId: string; controlId: string }>;
  searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Control" };

export default async function ControlPage(props: Props) {
  const { frameworkId, controlId } = await props.params;
  const { scope: wanted } = wishesOf(await props.searchParams);
  const actor = await currentActor();
  const control = await orNotFound(getControl(actor, frameworkId, decodeURIComponent(controlId), wanted));
  const { id, title, framework, scope, status, counts, checks, evidence } = control;
  const name = `${framework.title} ${framework.version}`;
  return (
    <>
      <PageHeader
        title={`${id} ${title}`}
        trail={[
          { label: "Compliance", href: addressOf([], scope) },
          { label: name, href: addressOf([frameworkId], scope) },
          { label: id },
        ]}
        action={<ExportFramework frameworkId={frameworkId} cluster={scope.cluster} />}
      />
      <div className="grid gap-4">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <StatusMark status={status} />
          <AnswerWords counts={counts} />
          <span className="text-muted">{scope.name}</span>
        </p>
        <RequirementPanel control={control} />
        {checks.map((check) => (
          <CheckPanel key={check.check} check={check} />
        ))}
        <AttestationPanel control={control} mayAttest={may(actor, "compliance:attest")} />
        <EvidencePanel reports={evidence} />
      </div>
    </>
  );
}
