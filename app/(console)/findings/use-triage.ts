"use client";

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { plural } from "@/components/ui/quantity.ts";
import type { FindingDetail } from "@/lib/findings/detail/schema.ts";
import type { FindingPage } from "@/lib/findings/list/schema.ts";
import { FINDINGS } from "@/lib/findings/queries.ts";
import type { Decided, DecidedMany, Triage } from "@/lib/findings/triage/schema.ts";
import { api } from "@/lib/http/api.ts";

type Verdict = Triage & { id: number };
type Seen = { id: number; version: number };
const UNDO_FOR = 30_000;

/**
 * Verdicts show at once, in list and panel. A refusal puts everything back and says why; success offers to undo.
 */
export function useTriage() {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: FINDINGS });

  const undo = async (findings: Seen[]) => {
    try {
      const { decided, refused } = await api<DecidedMany>("POST", "/findings/triage/undo", { findings });
      if (decided.length > 0) toast(`Took back ${decided.length} ${plural(decided.length, "verdict")}`);
      if (refused[0]) toast.error(refused[0].reason);
    } catch (error) {
      toast.error((error as Error).message);
    }
    await again();
  };

  return useMutation({
    mutationFn: ({ id, ...triage }: Verdict): Promise<Decided> =>
      api<Decided>("PUT", `/findings/${id}/triage`, triage),
    onMutate: async ({ id, status }) => {
      await client.cancelQueries({ queryKey: FINDINGS });
      const before = client.getQueriesData({ queryKey: FINDINGS });
      client.setQueriesData<InfiniteData<FindingPage>>(
        { queryKey: [...FINDINGS, "list"] },
        (list) =>
          list && {
            ...list,
            pages: list.pages.map((page) => ({
              ...page,
              rows: page.rows.map((row) => (row.id === id ? { ...row, status } : row)),
            })),
          },
      );
      client.setQueryData<FindingDetail>([...FINDINGS, "one", id], (one) => one && { ...one, status });
      return before;
    },
    onError: (error, _, before) => {
      for (const [key, data] of before ?? []) client.setQueryData(key, data);
      toast.error("Nothing was changed", { description: error.message, duration: 10_000 });
    },
    onSuccess: ({ id, version, status }) => {
      toast(`Set to ${status.replaceAll("_", " ")}`, {
        duration: UNDO_FOR,
        action: { label: "Undo", onClick: () => void undo([{ id, version }]) },
      });
    },
    onSettled: again,
  });
}
