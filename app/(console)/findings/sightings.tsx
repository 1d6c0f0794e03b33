"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { runtimeEventsQuery } from "@/lib/runtime/queries.ts";
import { RETENTION_DAYS, type RuntimeEventView } from "@/lib/runtime/schema.ts";

/** How often a sensor saw it, and the newest events in their own words. */
export function Sightings({ findingId }: { findingId: number }) {
  const { data, error } = useQuery(runtimeEventsQuery(findingId));
  if (error) return <ErrorState what="The events could not be read" why={error.message} />;
  if (!data) return <p className="h-16 text-muted text-sm">Reading the events…</p>;
  return (
    <div className="grid gap-3 text-sm">
      <p>
        Seen {exact(data.events)} {plural(data.events, "time")}
        {data.firstAt && data.lastAt ? (
          <>
            {", first "}
            <RelativeTime at={data.firstAt} />
            {", last "}
            <RelativeTime at={data.lastAt} />
          </>
        ) : null}
        .
      </p>
      {data.kept.length === 0 ? (
        <p className="text-muted">Single events are kept for {RETENTION_DAYS} days; these are older.</p>
      ) : (
        <ol className="grid gap-2">
          {data.kept.map((event) => (
            <Sighting key={`${event.at} ${event.message} ${event.container}`} event={event} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Sighting({ event }: { event: RuntimeEventView }) {
  const where = [event.pod, event.container, event.host].filter((part) => part !== null).join(" · ");
  return (
    <li className="border-line border-l-2 pl-3">
      <p className="break-words font-mono text-xs">{event.message || "no message"}</p>
      <p className="break-all text-muted text-xs">
        <RelativeTime at={event.at} />
        {where === "" ? null : ` · ${where}`}
        {event.action === "" ? null : ` · ${event.action}`}
        {`, report #${event.reportId}`}
      </p>
    </li>
  );
}
