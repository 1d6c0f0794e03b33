import { CopyButton } from "@/components/ui/copy-button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { ReportProvenance } from "@/lib/reports/provenance.ts";

/** The reports that decided, each by the digest under which its bytes are kept. */
export function EvidencePanel({ reports }: { reports: readonly ReportProvenance[] }) {
  return (
    <Panel title="Evidence" description="The reports behind these answers, the newest first." flush>
      {reports.length === 0 ? (
        <EmptyState title="No report speaks of this control">
          It stays unknown until one does, or until a person attests it.
        </EmptyState>
      ) : (
        <ul>
          {reports.map((report) => (
            <li
              key={report.reportId}
              id={`report-${report.sha256.slice(0, 12)}`}
              className="border-line border-b px-4 py-3 last:border-b-0 target:bg-signal-wash"
            >
              <ReportFacts report={report} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ReportFacts({ report }: { report: ReportProvenance }) {
  const { sha256, tool, feeds, collector, subject, observedAt, receivedAt, coverage } = report;
  const digest = (
    <span className="inline-flex items-center gap-1">
      {sha256}
      <CopyButton text={sha256} label="Copy the digest" />
    </span>
  );
  const feedWords = feeds.map(
    ({ name, version, builtAt }) =>
      `${name} ${version ?? ""} ${builtAt ? `built ${builtAt.slice(0, 10)}` : "(build time not stated)"}`,
  );
  return (
    <KeyValues
      items={[
        { key: "SHA-256", value: digest, mono: true },
        { key: "Tool", value: `${tool.name} ${tool.version ?? "(version not stated)"}` },
        ...(feeds.length > 0 ? [{ key: "Feeds", value: feedWords.join("; ") }] : []),
        { key: "Collector", value: collector },
        { key: "About", value: `${subject}: ${coverage}` },
        { key: "Observed", value: <RelativeTime at={observedAt} /> },
        { key: "Received", value: <RelativeTime at={receivedAt} /> },
      ]}
    />
  );
}
