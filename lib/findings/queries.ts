import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ApiError, api } from "../http/api.ts";
import type { FindingDetail } from "./detail/schema.ts";
import type { FindingQuery } from "./filter.ts";
import type { FindingFacets, FindingPage, Total } from "./list/schema.ts";
import type { Twin } from "./twins/schema.ts";

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
