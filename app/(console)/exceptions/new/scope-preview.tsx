"use client";

import { useQuery } from "@tanstack/react-query";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { exceptionPreviewQuery } from "@/lib/exceptions/queries.ts";
import type { ExceptionPreview, ExceptionPreviewQuery } from "@/lib/exceptions/schema.ts";

const LEFT_OUT: Record<keyof ExceptionPreview["leftOut"], string> = {
  settled: "settled by a decision already",
  fix: "a fix exists today",
  kev: "known to be exploited today",
  epss: "past the EPSS threshold today",
  exposure: "reached by the internet today",
};

/** What the scope takes as it stands, while it is typed. */
export function ScopePreview({ asked }: { asked: ExceptionPreviewQuery }) {
  const { data, error } = useQuery({ ...exceptionPreviewQuery(asked), enabled: asked.scope.trim() !== "" });
  return (
    <Panel title="What it covers now" className="self-start lg:col-span-6">
      {asked.scope.trim() === "" ? (
        <p className="text-muted text-sm">Say which findings; they are counted here.</p>
      ) : null}
      {error ? (
        <p role="alert" className="border-critical border-l-3 pl-3 text-sm">
          {error.message}
        </p>
      ) : null}
      {data && !error ? <Preview preview={data} /> : null}
    </Panel>
  );
}

function Preview({ preview }: { preview: ExceptionPreview }) {
  const left = (Object.entries(preview.leftOut) as [keyof ExceptionPreview["leftOut"], number][]).filter(
    ([, n]) => n > 0,
  );
  return (
    <div className="grid gap-3 text-sm" aria-live="polite">
      <p>
        <span className="tabular font-semibold text-2xl">{exact(preview.findings)}</span>{" "}
        {plural(preview.findings, "finding")} in {exact(preview.subjects)} {plural(preview.subjects, "place")}
      </p>
      {preview.capped ? (
        <p role="alert" className="border-critical border-l-3 pl-3">
          That is more than one exception may cover: narrow the scope.
        </p>
      ) : null}
      {preview.findings > 0 ? <SeverityBar counts={preview.severities} legend /> : null}
      {left.length > 0 ? (
        <ul className="text-muted">
          {left.map(([key, count]) => (
            <li key={key}>
              {exact(count)} left out: {LEFT_OUT[key]}
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="divide-y divide-line border-line border-y text-[13px]">
        {preview.sample.map((row) => (
          <li key={row.id} className="flex items-baseline gap-2 py-1.5">
            <SeverityMark severity={row.severity} />
            <span className="font-medium">{row.rule.key}</span>
            <span className="min-w-0 flex-1 truncate text-muted">
              {[row.component, row.subject.name].filter(Boolean).join(" in ")}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-muted">
        {preview.approvers === 0
          ? "Nobody else may approve it yet: make another person CISO or administrator first."
          : `${exact(preview.approvers)} other ${plural(preview.approvers, "person", "people")} may approve it.`}
      </p>
    </div>
  );
}
