import Link from "next/link";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { StatusBadge } from "@/components/severity/status-badge.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { AdvisoryAnswer } from "@/lib/answers/schema.ts";

/** The findings themselves: each leads to its own page, and the rest to the list. */
export function AffectedList({ answer: { name, findings, counts } }: { answer: AdvisoryAnswer }) {
  const total =
    counts.open + counts.dismissed + (counts.open > 0 ? 0 : counts.fixed + counts.gone + counts.withdrawn);
  const all = `/findings?${new URLSearchParams({ rule: name, state: "all" })}`;
  return (
    <Panel
      title="What has it"
      flush
      corner={
        <Link href={all} className="text-signal text-sm hover:underline">
          {total > findings.length ? `All ${exact(total)}` : "As a list"}
        </Link>
      }
    >
      <ul aria-label="Findings" className="divide-y divide-line text-sm">
        {findings.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <SeverityMark severity={row.severity} />
            <Link href={`/findings/${row.id}`} className="min-w-0 break-all font-medium hover:underline">
              {row.subject.name}
            </Link>
            <span className="min-w-0 flex-1 basis-40 break-words font-mono text-muted text-xs">
              {row.component} {row.installed.join(", ")}
              {row.fixedIn.length > 0 ? ` → ${row.fixedIn.join(", ")}` : ""}
            </span>
            <StatusBadge status={row.state === "closed" ? "closed" : row.status} cause={row.cause} />
            <span className="text-muted text-xs">{row.team ?? "unowned"}</span>
            <span className="text-muted text-xs">
              <RelativeTime at={row.firstSeen} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
