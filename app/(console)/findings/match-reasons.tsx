"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { matchReasonsQuery } from "@/lib/intelligence/reasons/queries.ts";

/** Which advisory records cover what the bills of materials list, and by which of their ranges. */
export function MatchReasons({ findingId }: { findingId: number }) {
  const { data, error } = useQuery(matchReasonsQuery(findingId));
  if (error) return <ErrorState what="The advisories could not be read" why={error.message} />;
  if (!data) return <p className="h-8 text-muted text-xs">Reading the advisories…</p>;
  return (
    <ul aria-label="Advisories that cover it" className="grid gap-1.5 text-xs">
      {data.map((reason) => (
        <li
          key={`${reason.record} ${reason.ecosystem} ${reason.package} ${reason.version}`}
          className="break-words"
        >
          <code className="font-mono">{reason.record}</code> covers {reason.ecosystem} {reason.package}{" "}
          <code className="font-mono">{reason.range}</code>; listed is{" "}
          <code className="font-mono">{reason.version}</code>
          {reason.modified === null ? null : (
            <span className="text-muted">
              {" "}
              (record of <RelativeTime at={reason.modified} />)
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
