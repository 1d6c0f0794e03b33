import Link from "next/link";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import type { ImageComparison } from "@/lib/inventory/images/compare/schema.ts";

/** One side of a comparison: how much, how bad, and the worst by name. */
export function DifferenceList(props: { title: string; empty: string; side: ImageComparison["new"] }) {
  const { total, bySeverity, rows } = props.side;
  return (
    <Panel title={`${props.title} (${exact(total)})`} flush>
      <div className="px-4 pb-3">
        <SeverityBar counts={bySeverity} />
      </div>
      <ul className="max-h-[36rem] divide-y divide-line overflow-y-auto border-line border-t text-sm">
        {rows.map((row) => (
          <li key={row.findingId} className="flex items-start gap-3 px-4 py-1.5">
            <span className="pt-0.5">
              <SeverityMark severity={row.severity} />
            </span>
            <span className="min-w-0 flex-1">
              <Link href={`/findings/${row.findingId}`} className="break-words font-medium hover:underline">
                {row.rule}
              </Link>{" "}
              <span className="break-words text-muted">
                {row.component} {row.installed}
              </span>
              {row.fixedIn ? (
                <span className="block break-words text-muted text-xs">fixed in {row.fixedIn}</span>
              ) : null}
            </span>
          </li>
        ))}
        {total === 0 ? <li className="px-4 py-3 text-muted">{props.empty}</li> : null}
        {total > rows.length ? (
          <li className="px-4 py-1.5 text-muted text-xs">and {exact(total - rows.length)} less severe</li>
        ) : null}
      </ul>
    </Panel>
  );
}
