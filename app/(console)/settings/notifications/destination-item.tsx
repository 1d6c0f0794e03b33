import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { Count } from "@/components/ui/count.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { DestinationView } from "@/lib/notifications/destinations/schema.ts";
import { DestinationActions } from "./destination-actions.tsx";
import { KIND_NAMES } from "./words.ts";

const LAST_WORDS: Record<string, string> = {
  queued: "on its way",
  sent: "sent",
  dead: "given up",
  discarded: "not sent",
};

export function DestinationItem(props: { destination: DestinationView; manages: boolean }) {
  const { id, name, kind, address, enabled, last, queued, dead } = props.destination;
  const deliveries = `/settings/notifications/deliveries?destination=${id}`;
  return (
    <li className="grid items-center gap-x-6 gap-y-2 px-4 py-3 text-sm lg:grid-cols-[minmax(12rem,1fr)_minmax(14rem,1fr)_auto]">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          <Badge>{KIND_NAMES[kind]}</Badge>
          {enabled ? null : <Badge look="strong">Paused</Badge>}
        </p>
        <p className="break-words text-muted text-xs">{address}</p>
      </div>
      <div className="grid min-w-0 gap-0.5 text-xs">
        {last ? (
          <p className="min-w-0 truncate">
            <Link href={deliveries} className="hover:text-signal hover:underline">
              {last.title}
            </Link>{" "}
            <span className="text-muted">
              {LAST_WORDS[last.state] ?? last.state} <RelativeTime at={last.at} />
            </span>
          </p>
        ) : (
          <p className="text-muted">Nothing was sent yet</p>
        )}
        <p className="flex flex-wrap gap-x-3">
          {dead > 0 ? (
            <Link href={`${deliveries}&state=dead`} className="font-medium hover:text-signal hover:underline">
              <Count value={dead} /> given up
            </Link>
          ) : null}
          {queued > 0 ? (
            <Link
              href={`${deliveries}&state=queued`}
              className="text-muted hover:text-signal hover:underline"
            >
              <Count value={queued} /> on the way
            </Link>
          ) : null}
        </p>
      </div>
      {props.manages ? <DestinationActions destination={props.destination} /> : null}
    </li>
  );
}
