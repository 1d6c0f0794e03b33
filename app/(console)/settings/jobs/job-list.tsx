"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { ApiError } from "@/lib/http/api.ts";
import { jobsQuery } from "@/lib/operations/queue/queries.ts";
import { JOB_STATES, type JobState } from "@/lib/operations/queue/schema.ts";
import { JobItem } from "./job-item.tsx";
import { STATE_WORDS } from "./state-words.ts";

const EMPTY: Record<JobState, string> = {
  dead: "A job that fails on every attempt is kept here until somebody retries or discards it.",
  ready: "Nothing waits for a worker.",
  scheduled: "What is to run later, and what failed and is tried again, is listed here.",
  running: "The worker is at rest.",
};

export function JobList({ manages }: { manages: boolean }) {
  const [state, setState] = useQueryState(
    "state",
    parseAsStringLiteral(JOB_STATES).withDefault("dead").withOptions({ history: "push" }),
  );
  const list = useInfiniteQuery({ ...jobsQuery(state), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Panel
      title="Jobs"
      flush
      corner={
        <Select
          aria-label="State"
          value={state}
          options={JOB_STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
          onChange={({ target }) => void setState(JOB_STATES.find((one) => one === target.value) ?? "dead")}
        />
      }
    >
      {list.isError ? (
        <ErrorState
          what="The jobs could not be read"
          why={list.error.message}
          requestId={list.error instanceof ApiError ? list.error.problem.requestId : undefined}
          action={<Button onClick={() => void list.refetch()}>Try again</Button>}
        />
      ) : null}
      {list.isPending ? <Skeleton className="m-4 w-1/2" /> : null}
      {list.isSuccess && rows.length === 0 ? (
        <EmptyState title={state === "dead" ? "No job was given up" : "No job"}>{EMPTY[state]}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <ol aria-label="Jobs, the newest first" className="divide-y divide-line">
          {rows.map((job) => (
            <JobItem key={job.id} job={job} manages={manages} />
          ))}
        </ol>
      ) : null}
      {list.hasNextPage ? (
        <p className="border-line border-t p-3 text-right">
          <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            Older
          </Button>
        </p>
      ) : null}
    </Panel>
  );
}
