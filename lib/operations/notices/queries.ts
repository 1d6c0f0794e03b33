import { queryOptions } from "@tanstack/react-query";
import { api } from "../../http/api.ts";
import type { Notices } from "./schema.ts";

const POLL_MS = 60_000;

export const noticesQuery = () =>
  queryOptions({
    queryKey: ["notices"],
    queryFn: () => api<Notices>("GET", "/notices"),
    refetchInterval: POLL_MS,
    staleTime: POLL_MS / 2,
  });
