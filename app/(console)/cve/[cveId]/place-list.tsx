import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import type { AdvisoryAnswer } from "@/lib/answers/schema.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";

/** What runs it, the most exposed first. */
export function PlaceList({ running }: { running: AdvisoryAnswer["running"] }) {
  const more = running.workloads + running.hosts - running.places.length;
  return (
    <Panel
      title="Where it runs"
      description={more > 0 ? `The first ${running.places.length}; ${exact(more)} more run it.` : undefined}
      flush
    >
      <ul aria-label="Where it runs" className="divide-y divide-line text-sm">
        {running.places.map((place) => (
          <li key={place.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <Badge>{place.kind}</Badge>
            <Link href={assetHref(place)} className="min-w-0 break-all font-medium hover:underline">
              {place.name}
            </Link>
            <span className="min-w-0 flex-1 text-muted text-xs">
              {[place.namespace, place.cluster].filter((part) => part !== null).join(" · ")}
            </span>
            <span className="text-muted text-xs">{place.team ?? "unowned"}</span>
            {place.exposure === "internet" ? <Badge look="strong">internet</Badge> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
