import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../../http/api.ts";
import type { JobPage, JobState, QueueState } from "./schema.ts";

export const QUEUE = ["queue"] as const;

const POLL_MS = 5_000;

export const queueQuery = () =>
  queryOptions({
    queryKey: [...QUEUE, "state"],
    queryFn: () => api<QueueState>("GET", "/queue"),
    refetchInterval: POLL_MS,
  });

export const jobsQuery = (state: JobState) =>
  infiniteQueryOptions({
    queryKey: [...QUEUE, "jobs", state],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ state, ...(pageParam === null ? {} : { cursor: pageParam }) });
      return api<JobPage>("GET", `/queue/jobs?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: JobPage) => page.nextCursor,
    refetchInterval: POLL_MS,
  });
