import { queryOptions } from "@tanstack/react-query";
import { FINDINGS } from "../findings/queries.ts";
import { api } from "../http/api.ts";
import type { RuntimeEvents } from "./schema.ts";

export const runtimeEventsQuery = (findingId: number) =>
  queryOptions({
    queryKey: [...FINDINGS, "events", findingId],
    queryFn: () => api<RuntimeEvents>("GET", `/findings/${findingId}/events`),
  });
