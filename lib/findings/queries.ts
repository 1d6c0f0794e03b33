import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ApiError, api } from "../http/api.ts";
import type { Assignees } from "./assignment/schema.ts";
import type { BulkDeed, BulkPreview, BulkPreviewRequest } from "./bulk/schema.ts";
import type { FindingDetail } from "./detail/schema.ts";
import type { FindingQuery } from "./filter.ts";
import type { Grouping, GroupOrder, GroupPage } from "./groups/schema.ts";
import type { FindingFacets, FindingPage, Total } from "./list/schema.ts";
import type { PriorityView } from "./priority/schema.ts";
import type { Twin } from "./twins/schema.ts";
import type { FindingView, ViewCounts } from "./views/schema.ts";

/** Keys begin with `findings`: after a decision everything below it is read again. */
export const FINDINGS = ["findings"] as const;

/** What the server refused it will refuse again; only its absence is worth a second try. */
const retry = (failures: number, error: Error): boolean =>
  failures < 1 && !(error instanceof ApiError && error.problem.status >= 400 && error.problem.status < 500);

const search = (query: FindingQuery): string => {
  const text = new URLSearchParams(query as Record<string, string>).toString();
  return text === "" ? "" : `?${text}`;
};

export const findingsQuery = (query: FindingQuery) =>
  infiniteQueryOptions({
    queryKey: [...FINDINGS, "list", query],
    queryFn: ({ pageParam }) =>
      api<FindingPage>("GET", `/findings${search(pageParam ? { ...query, cursor: pageParam } : query)}`),
    initialPageParam: null as string | null,
    getNextPageParam: (page: FindingPage) => page.nextCursor,
    retry,
  });

/** Apart from the list: a page does not wait until everything is counted. The order does not matter to it. */
export const totalQuery = ({ sort: _, ...query }: FindingQuery) =>
  queryOptions({
    queryKey: [...FINDINGS, "total", query],
    queryFn: () => api<Total>("GET", `/findings/total${search(query)}`),
    retry,
  });

export const facetsQuery = (query: FindingQuery) =>
  queryOptions({
    queryKey: [...FINDINGS, "facets", query],
    queryFn: () => api<FindingFacets>("GET", `/findings/facets${search(query)}`),
    retry,
  });

export const findingQuery = (id: number) =>
  queryOptions({
    queryKey: [...FINDINGS, "one", id],
    queryFn: () => api<FindingDetail>("GET", `/findings/${id}`),
    retry,
  });

export const twinsQuery = (id: number) =>
  queryOptions({
    queryKey: [...FINDINGS, "twins", id],
    queryFn: () => api<{ twins: Twin[] }>("GET", `/findings/${id}/twins`),
    retry,
  });

export const groupsQuery = (group: Grouping, order: GroupOrder, filter: string) =>
  infiniteQueryOptions({
    queryKey: [...FINDINGS, "groups", group, order, filter],
    queryFn: ({ pageParam }) =>
      api<GroupPage>(
        "GET",
        `/findings/groups?${new URLSearchParams({ group, order, filter, ...(pageParam ? { cursor: pageParam } : {}) })}`,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: GroupPage) => page.nextCursor,
    retry,
  });

export const VIEWS = ["views"] as const;

export const viewsQuery = () =>
  queryOptions({
    queryKey: [...VIEWS, "list"],
    queryFn: () => api<{ views: FindingView[] }>("GET", "/views"),
    retry,
  });

export const viewCountsQuery = () =>
  queryOptions({
    queryKey: [...VIEWS, "counts"],
    queryFn: () => api<ViewCounts>("GET", "/views/counts"),
    refetchInterval: 120_000,
    retry,
  });

/** Why a finding has its priority. */
export const priorityQuery = (id: number) =>
  queryOptions({
    queryKey: [...FINDINGS, "priority", id],
    queryFn: () => api<PriorityView>("GET", `/findings/${id}/priority`),
  });

/** Whom findings can be given to. */
export const assigneesQuery = () =>
  queryOptions({
    queryKey: ["assignees"],
    queryFn: () => api<Assignees>("GET", "/assignees"),
    staleTime: 300_000,
  });

/** What one deed would do to many. */
export const bulkPreviewQuery = (asked: Omit<BulkPreviewRequest, "deed"> & { deed: BulkDeed }) =>
  queryOptions({
    queryKey: ["bulk", "preview", asked],
    queryFn: () => api<BulkPreview>("POST", "/findings/bulk/preview", asked),
    retry: false,
    gcTime: 0,
  });
