"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { ApiError } from "@/lib/http/api.ts";

const never = () => () => undefined;

/** Nothing under a filter, or nothing at all: the second says how the first finding gets here. */
export function NoFindings({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => "http://127.0.0.1:3000",
  );
  if (isFiltered) {
    return (
      <EmptyState title="No finding matches" action={<Button onClick={onClear}>Clear the filter</Button>}>
        Nothing that scanners reported fits all of the filters above.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No open findings"
      command={`trivy image --format json -o report.json nginx:latest
curl -H "Authorization: Bearer $PLIMSOLL_TOKEN" --data-binary @report.json ${origin}/api/v1/reports`}
    >
      What scanners find shows here as soon as a report is in. Nothing found is not the same as nothing looked
      at: coverage is on the posture page.
    </EmptyState>
  );
}

export function ListFailed({ error, onAgain }: { error: Error; onAgain: () => void }) {
  return (
    <ErrorState
      what="The findings could not be read"
      why={error.message}
      todo="Try again; if it stays, quote the request to whoever runs Plimsoll."
      requestId={error instanceof ApiError ? error.problem.requestId : undefined}
      action={<Button onClick={onAgain}>Try again</Button>}
    />
  );
}
