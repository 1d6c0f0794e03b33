import Link from "next/link";
import { ExportFramework } from "@/components/compliance/export-framework.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ExportPack } from "@/components/ui/export-pack.tsx";
import { ExportPdf } from "@/components/ui/export-pdf.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { listFrameworks } from "@/lib/compliance/read.ts";
import { ReportLine } from "./report-line.tsx";

export const metadata = { title: "Reports" };

export default async function ReportsPage() {
  const actor = await currentActor();
  const { frameworks } = await listFrameworks(actor, {});
  return (
    <>
      <PageHeader
        title="Reports"
        description="Documents to hand over. Each names the reports it was made from by their SHA-256, and every export is recorded in the audit log. An evidence pack proves itself, to anybody, at /verify."
      />
      <div className="grid gap-4">
        <Panel title="Posture" description="For people who have two minutes: at most two pages." flush>
          <ul>
            <ReportLine
              href="/"
              title="Security posture in brief"
              facts="Score and change, what costs most, what to do next, coverage and sources"
              action={
                <div className="flex flex-wrap gap-2">
                  <ExportPack path="/api/v1/posture/evidence" query={{ scope: "estate" }} />
                  <ExportPdf path="/api/v1/posture/report" quiet />
                </div>
              }
            />
          </ul>
        </Panel>
        <Panel
          title="Compliance"
          description="Of the whole estate; open a framework to narrow it to a cluster."
          flush
        >
          <ul>
            {frameworks.map(({ id, title, version, passing, applicable }) => (
              <ReportLine
                key={id}
                href={`/compliance/${id}`}
                title={`${title} ${version}`}
                facts={`${passing} of ${applicable} applicable controls pass`}
                action={<ExportFramework frameworkId={id} cluster={null} quiet />}
              />
            ))}
          </ul>
        </Panel>
        {may(actor, "audit:export") ? (
          <Panel title="Audit log" description="Verifies offline with the plimsoll command." flush>
            <ul>
              <ReportLine
                href="/audit"
                title="Audit bundle"
                facts="Entries, proofs and signed checkpoints as JSON lines"
                action={
                  <Button asChild>
                    <Link href="/audit">Open the log</Link>
                  </Button>
                }
              />
            </ul>
          </Panel>
        ) : null}
      </div>
    </>
  );
}
