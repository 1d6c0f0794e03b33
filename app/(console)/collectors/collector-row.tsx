import Link from "next/link";
import { BeatLine } from "@/components/collectors/beat-line.tsx";
import { HeartbeatMark } from "@/components/collectors/heartbeat-mark.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Count } from "@/components/ui/count.tsx";
import { duration } from "@/components/ui/duration.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { heartbeat } from "@/lib/collectors/heartbeat.ts";
import { kindName } from "@/lib/collectors/kind-names.ts";
import type { CollectorView } from "@/lib/collectors/schema.ts";

export function CollectorRow({ collector, now }: { collector: CollectorView; now: Date }) {
  const { id, name, kind, binding, deliveries, trouble } = collector;
  const applied = deliveries.applied + deliveries.unchanged;
  return (
    <li className="relative grid items-center gap-x-6 gap-y-2 border-line border-b px-4 py-3 text-sm last:border-b-0 hover:bg-raised sm:grid-cols-2 lg:grid-cols-[minmax(12rem,2fr)_9rem_11rem_minmax(10rem,1fr)]">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex min-w-0 items-center gap-2">
          <Link href={`/collectors/${id}`} className="truncate font-medium after:absolute after:inset-0">
            {name}
          </Link>
          <Badge>{kindName(kind)}</Badge>
          {collector.clockAhead ? <Badge look="strong">clock ahead</Badge> : null}
          {collector.agent?.older ? <Badge look="strong">old agent</Badge> : null}
        </p>
        <p className="truncate text-muted text-xs">
          {binding ? `${binding.kind} ${binding.name}` : "bound to nothing"}
          {collector.intervalSeconds === null ? "" : ` · every ${duration(collector.intervalSeconds)}`}
        </p>
      </div>
      <HeartbeatMark heartbeat={heartbeat(collector, now)} />
      <div className="grid gap-0.5">
        <BeatLine beats={collector.beats} />
        <p className="text-muted text-xs">
          {collector.seenAt ? <RelativeTime at={collector.seenAt} /> : "no report yet"}
          {collector.lagSeconds === null ? null : (
            <span title="From the moment it speaks of to its arrival">
              {" "}
              · lag {duration(collector.lagSeconds)}
            </span>
          )}
        </p>
      </div>
      <div className="grid min-w-0 gap-0.5 text-xs">
        <p className="flex flex-wrap gap-x-2">
          <Count value={applied} one="report" />
          {deliveries.held > 0 ? <strong className="font-medium">{deliveries.held} held</strong> : null}
          {deliveries.failed > 0 ? <strong className="font-medium">{deliveries.failed} failed</strong> : null}
          {deliveries.queued > 0 ? <span className="text-muted">{deliveries.queued} queued</span> : null}
        </p>
        {trouble ? (
          <p className="truncate text-muted" title={trouble.reason}>
            {trouble.reason}
          </p>
        ) : null}
      </div>
    </li>
  );
}
