import Link from "next/link";
import { SeverityBar } from "@/components/severity/severity-bar.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import type { ImageLineage } from "@/lib/inventory/images/lineage/schema.ts";
import { UpdateLine } from "../../base-images/update-line.tsx";

/** What of an image's vulnerabilities comes from its base, what is its own, and what another base would change. */
export function ImageLineagePanel({ lineage }: { lineage: ImageLineage }) {
  const { base, inherited, own } = lineage;
  if (base === null) return null;
  return (
    <Panel title="Inherited and own" description="Open vulnerabilities, by where they come from">
      <div className="grid gap-3 text-sm">
        <div className="grid grid-cols-[6rem_1fr] items-center gap-x-3 gap-y-1">
          <span className="text-muted">From the base</span>
          <SeverityBar counts={inherited} legend />
          <span className="text-muted">Its own</span>
          <SeverityBar counts={own} legend />
        </div>
        <p>
          Built on{" "}
          <Link
            href={`/inventory/base-images/${base.id}`}
            className="break-words font-medium hover:text-signal hover:underline"
          >
            {base.name}
          </Link>
          .
        </p>
        <UpdateLine base={base} />
      </div>
    </Panel>
  );
}
