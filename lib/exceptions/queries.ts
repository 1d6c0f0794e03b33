import { queryOptions } from "@tanstack/react-query";
import { api } from "../http/api.ts";
import type { ExceptionPage, ExceptionPreview, ExceptionPreviewQuery } from "./schema.ts";

export const exceptionPreviewQuery = (asked: ExceptionPreviewQuery) =>
  queryOptions({
    queryKey: ["exceptions", "preview", asked],
    queryFn: () => api<ExceptionPreview>("POST", "/exceptions/preview", asked),
    placeholderData: (former) => former,
    retry: false,
  });

/** How many wait for the asker's approval. */
export const waitingQuery = () =>
  queryOptions({
    queryKey: ["exceptions", "waiting"],
    queryFn: () => api<ExceptionPage>("GET", "/exceptions?mine=approve&limit=1"),
    select: (page) => page.total,
    refetchInterval: 60_000,
  });
