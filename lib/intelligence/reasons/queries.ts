import { queryOptions } from "@tanstack/react-query";
import { api } from "../../http/api.ts";
import type { MatchReason } from "./schema.ts";

export const matchReasonsQuery = (findingId: number) =>
  queryOptions({
    queryKey: ["findings", "reasons", findingId],
    queryFn: async () =>
      (await api<{ reasons: MatchReason[] }>("GET", `/findings/${findingId}/reasons`)).reasons,
  });
