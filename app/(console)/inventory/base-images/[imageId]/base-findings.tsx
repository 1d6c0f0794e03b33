import Link from "next/link";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import type { BaseDetail } from "@/lib/inventory/images/lineage/schema.ts";

/** The base's problems, once each, and how often each is inherited. */
export function BaseFindings(props: {
  findings: BaseDetail["findings"];
  total: number;
  update: string | null;
}) {
  const { findings, total, update } = props;
  return (
    <Panel title={`Problems of the base (${exact(total)})`} flush>
      <ul className="max-h-[32rem] divide-y divide-line overflow-y-auto text-sm">
        {findings.map((finding) => (
          <li key={finding.id} className="flex items-start gap-3 px-4 py-1.5">
            <span className="pt-0.5">
              <SeverityMark severity={finding.severity} />
            </span>
            <span className="min-w-0 flex-1">
              <Link href={`/findings/${finding.id}`} className="break-words font-medium hover:underline">
                {finding.rule}
              </Link>{" "}
              <span className="break-words text-muted">{finding.component}</span>
              {finding.fixed === null || update === null ? null : (
                <span className="block text-muted text-xs">
                  {finding.fixed ? `gone in ${update}` : `still in ${update}`}
                </span>
              )}
            </span>
            <span className="tabular shrink-0 text-muted text-xs">{exact(finding.inherited)}× inherited</span>
          </li>
        ))}
        {findings.length === 0 ? <li className="px-4 py-3 text-muted">Nothing was found in it.</li> : null}
        {total > findings.length ? (
          <li className="px-4 py-1.5 text-muted text-xs">and {exact(total - findings.length)} less severe</li>
        ) : null}
      </ul>
    </Panel>
  );
}
