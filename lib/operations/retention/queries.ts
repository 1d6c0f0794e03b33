import { queryOptions } from "@tanstack/react-query";
import { api } from "../../http/api.ts";
import type { RetentionKind, RetentionPreview } from "./schema.ts";

export const retentionPreviewQuery = (kind: RetentionKind, days: number | null) =>
  queryOptions({
    queryKey: ["retention", kind, days],
    queryFn: () => api<RetentionPreview>("GET", `/retention/${kind}/preview?days=${days ?? "ever"}`),
    retry: false,
    placeholderData: (before: RetentionPreview | undefined) => before,
  });
