import Link from "next/link";
import { StackedBar } from "@/components/charts/stacked-bar.tsx";
import { statusParts } from "@/components/compliance/status-colours.ts";
import { ExportPdf } from "@/components/ui/export-pdf.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { FrameworkSummary, ScopeView } from "@/lib/compliance/schema.ts";
import { addressOf } from "./address.ts";
import { PassingFigure } from "./passing-figure.tsx";

export function FrameworkRow({ framework, scope }: { framework: FrameworkSummary; scope: ScopeView }) {
  const { id, title, version, publisher, totals, newestEvidence } = framework;
  return (
    <li className="grid items-start gap-x-8 gap-y-3 border-line border-b px-4 py-4 last:border-b-0 lg:grid-cols-[minmax(14rem,1fr)_9rem_minmax(0,2fr)_auto]">
      <div className="grid min-w-0 gap-0.5">
        <h2>
          <Link
            href={addressOf([id], scope)}
            className="inline-flex min-h-6 items-center font-medium text-sm hover:underline"
          >
            {title} {version}
          </Link>
        </h2>
        <p className="text-muted text-xs">
          {publisher} ·{" "}
          {newestEvidence ? (
            <>
              evidence <RelativeTime at={newestEvidence} />
            </>
          ) : (
            "no evidence yet"
          )}
        </p>
      </div>
      <PassingFigure framework={framework} />
      <StackedBar
        label={`${title} ${version}`}
        parts={statusParts(totals, (status) => addressOf([id], scope, status))}
      />
      <ExportPdf
        quiet
        path={`/api/v1/compliance/${id}/report`}
        query={scope.cluster === null ? {} : { cluster: String(scope.cluster) }}
      />
    </li>
  );
}
