import { queryOptions } from "@tanstack/react-query";
import { api } from "../../http/api.ts";
import type { Ownership, OwnershipPreview, RuleInput } from "./schema.ts";

/** Keys begin with `ownership`. */
export const OWNERSHIP = ["ownership"] as const;

/** Asked again every second while rules are being handed out. */
export const ownershipQuery = () =>
  queryOptions({
    queryKey: [...OWNERSHIP, "rules"],
    queryFn: () => api<Ownership>("GET", "/ownership"),
    refetchInterval: ({ state }: { state: { data: Ownership | undefined } }) =>
      state.data?.run && state.data.run.finishedAt === null ? 1_000 : false,
  });

export const ownershipPreviewQuery = (rules: RuleInput[]) =>
  queryOptions({
    queryKey: [...OWNERSHIP, "preview", rules],
    queryFn: () => api<OwnershipPreview>("POST", "/ownership/preview", { rules }),
    // While the next is worked out the last stays, so that nothing jumps under the pointer.
    placeholderData: (before: OwnershipPreview | undefined) => before,
  });
