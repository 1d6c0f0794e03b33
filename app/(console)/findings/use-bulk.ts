"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { BulkDeed, BulkDone, BulkUndone } from "@/lib/findings/bulk/schema.ts";
import { FINDINGS } from "@/lib/findings/queries.ts";
import { api } from "@/lib/http/api.ts";

/** All of a filter, or findings by their numbers. */
export type Chosen = { filter: string; ids: null } | { filter: null; ids: number[] };

const UNDO_FOR = 30_000;
const many = (count: number): string => `${exact(count)} ${plural(count, "finding")}`;

/** Takes a bulk action back; says what stayed because somebody touched it since. */
export function useUndoBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api<BulkUndone>("POST", `/findings/bulk/${id}/undo`),
    onSuccess: ({ restored, left }) =>
      toast(`Took back ${many(restored)}`, {
        description: left > 0 ? `${many(left)} changed since and stayed as they are.` : undefined,
      }),
    onError: (error) => toast.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: FINDINGS }),
  });
}

/** Does one deed to many; offers for a while to take it back. */
export function useBulk(onDone: () => void) {
  const client = useQueryClient();
  const undo = useUndoBulk();
  return useMutation({
    mutationFn: (request: Chosen & { deed: BulkDeed; digest: string }) =>
      api<BulkDone>("POST", "/findings/bulk", request),
    onSuccess: ({ id, done }) => {
      toast(`Changed ${many(done)}`, {
        duration: UNDO_FOR,
        action: { label: "Undo", onClick: () => undo.mutate(id) },
      });
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: FINDINGS }),
  });
}
