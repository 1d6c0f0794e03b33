"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { twinsQuery } from "@/lib/findings/queries.ts";
import type { Twin } from "@/lib/findings/twins/schema.ts";

/** What looks like this finding and is not: each with the reason why they are two. */
export function TwinList({ findingId }: { findingId: number }) {
  const { data, error } = useQuery(twinsQuery(findingId));
  if (error) return <ErrorState what="Similar findings could not be read" why={error.message} />;
  if (!data) return <Skeleton className="h-10" />;
  if (data.twins.length === 0)
    return (
      <p className="text-muted text-sm">Nothing else looks like it: no other finding shares its rule.</p>
    );
  return (
    <ul className="grid gap-2 text-sm">
      {data.twins.map((twin) => (
        <TwinItem key={twin.id} twin={twin} />
      ))}
    </ul>
  );
}

const TwinItem = ({
  twin: { id, rule, component, subject, severity, state, distinctions },
}: {
  twin: Twin;
}) => (
  <li className="grid gap-0.5">
    <span className="flex min-w-0 items-center gap-2">
      <SeverityMark severity={severity} />
      <Link
        href={`/findings/${id}`}
        prefetch={false}
        className="min-w-0 break-all text-signal hover:underline"
      >
        {rule} in {component || "the subject itself"}
      </Link>
      {state === "closed" ? <span className="text-muted text-xs">closed</span> : null}
    </span>
    <span className="break-all text-muted text-xs">{subject.name}</span>
    {distinctions.map(({ part, reason }) => (
      <span key={part} className="max-w-[75ch] text-muted text-xs">
        {reason}
      </span>
    ))}
  </li>
);
