import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "../../http/api.ts";
import type { Coverage, CoverageState } from "./schema.ts";

export interface CoverageQuery {
  scope?: string;
  kind?: string;
  area?: string;
  state?: readonly CoverageState[];
  q?: string;
}

const search = ({ state = [], ...rest }: CoverageQuery, cursor: string | null): string => {
  const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value));
  for (const one of state) query.append("state", one);
  if (cursor) query.set("cursor", cursor);
  return query.size === 0 ? "" : `?${query}`;
};

export const coverageQuery = (query: CoverageQuery) =>
  infiniteQueryOptions({
    queryKey: ["posture", "coverage", query],
    queryFn: ({ pageParam }) => api<Coverage>("GET", `/coverage${search(query, pageParam)}`),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Coverage) => page.nextCursor,
  });
