import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../http/api.ts";
import type { AssetDetail } from "./detail/schema.ts";
import type { LifetimeHistogram } from "./lifetimes/schema.ts";
import type { AssetCounts, AssetFacets, AssetPage, AssetQuery } from "./list/schema.ts";
import type { PackagePage } from "./packages/schema.ts";

/** Keys begin with `inventory`. */
export const INVENTORY = ["inventory"] as const;

const search = (query: Partial<AssetQuery>): string => {
  const text = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== undefined && one !== null) text.append(key, String(one));
  }
  return `?${text}`;
};

export const assetsQuery = (query: AssetQuery) =>
  infiniteQueryOptions({
    queryKey: [...INVENTORY, "list", query],
    queryFn: ({ pageParam }) =>
      api<AssetPage>("GET", `/assets${search(pageParam ? { ...query, cursor: pageParam } : query)}`),
    initialPageParam: null as string | null,
    getNextPageParam: (page: AssetPage) => page.nextCursor,
  });

export const assetCountsQuery = () =>
  queryOptions({
    queryKey: [...INVENTORY, "counts"],
    queryFn: () => api<AssetCounts>("GET", "/assets/counts"),
  });

export const packagesQuery = (assetId: number, q: string) =>
  infiniteQueryOptions({
    queryKey: [...INVENTORY, "packages", assetId, q],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({
        limit: "30",
        ...(q ? { q } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return api<PackagePage>("GET", `/assets/${assetId}/packages?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: PackagePage) => page.nextCursor,
  });

export const assetQuery = (id: number) =>
  queryOptions({
    queryKey: [...INVENTORY, "one", id],
    queryFn: () => api<AssetDetail>("GET", `/assets/${id}`),
  });

export const assetFacetsQuery = (query: AssetQuery) =>
  queryOptions({
    queryKey: [...INVENTORY, "facets", query],
    queryFn: () => api<AssetFacets>("GET", `/assets/facets${search(query)}`),
    // While one choice is made the others stay where they are.
    placeholderData: (before: AssetFacets | undefined) => before,
  });

export const lifetimesQuery = (query: Omit<AssetQuery, "kind">) =>
  queryOptions({
    queryKey: [...INVENTORY, "lifetimes", query],
    queryFn: () => api<LifetimeHistogram>("GET", `/assets/lifetimes${search(query)}`),
    placeholderData: (before: LifetimeHistogram | undefined) => before,
  });
