"use client";

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { plural } from "@/components/ui/quantity.ts";
import type { FindingDetail } from "@/lib/findings/detail/schema.ts";
import type { FindingPage } from "@/lib/findings/list/schema.ts";
import { FINDINGS } from "@/lib/findings/queries.ts";
import type { Decided, DecidedMany, TriageMany } from "@/lib/findings/triage/schema.ts";
import { api } from "@/lib/http/api.ts";

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
    mutationFn: async (triage: TriageMany): Promise<DecidedMany> => {
      const [only, ...more] = triage.findings;
      if (!only || more.length > 0) return api<DecidedMany>("POST", "/findings/triage", triage);
      const { findings: _, ...verdict } = triage;
      const body = { ...verdict, version: only.version };
      return { decided: [await api<Decided>("PUT", `/findings/${only.id}/triage`, body)], refused: [] };
    },
    onMutate: async ({ findings, status }) => {
      await client.cancelQueries({ queryKey: FINDINGS });
      const before = client.getQueriesData({ queryKey: FINDINGS });
      const ids = new Set(findings.map((one) => one.id));
      client.setQueriesData<InfiniteData<FindingPage>>(
        { queryKey: [...FINDINGS, "list"] },
        (list) =>
          list && {
            ...list,
            pages: list.pages.map((page) => ({
              ...page,
              rows: page.rows.map((row) => (ids.has(row.id) ? { ...row, status } : row)),
            })),
          },
      );
      for (const id of ids) {
        client.setQueryData<FindingDetail>([...FINDINGS, "one", id], (one) => one && { ...one, status });
      }
      return before;
    },
    onError: (error, _, before) => {
      for (const [key, data] of before ?? []) client.setQueryData(key, data);
      toast.error("Nothing was changed", { description: error.message, duration: 10_000 });
    },
    onSuccess: ({ decided, refused }, { status }) => {
      const words = status.replaceAll("_", " ");
      if (decided.length > 0) {
        const what = decided.length === 1 ? "Set" : `Set ${decided.length} findings`;
        const findings = decided.map(({ id, version }) => ({ id, version }));
        toast(`${what} to ${words}`, {
          duration: UNDO_FOR,
          action: { label: "Undo", onClick: () => void undo(findings) },
        });
      }
      if (refused.length > 0) {
        toast.error(`${refused.length} ${plural(refused.length, "finding")} stayed as before`, {
          description: refused[0]?.reason,
          duration: 10_000,
        });
      }
    },
    onSettled: again,
  });
}
