import { queryOptions } from "@tanstack/react-query";
import { api } from "../../http/api.ts";
import type { FeedSourceView } from "./schema.ts";

const POLL_MS = 1_500;

/** Asked again for as long as one is being fetched. */
export const feedSourcesQuery = () =>
  queryOptions({
    queryKey: ["feed sources"],
    queryFn: async () => (await api<{ sources: FeedSourceView[] }>("GET", "/feeds/sources")).sources,
    refetchInterval: ({ state }) => (state.data?.some(({ queued }) => queued) ? POLL_MS : false),
  });
