"use client";

import { useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { VIEWS } from "@/lib/findings/queries.ts";
import type { FindingView, NewView } from "@/lib/findings/views/schema.ts";
import { api } from "@/lib/http/api.ts";

/** What can be done to views; a refusal is said and changes nothing. */
export function useViews() {
  const client = useQueryClient();
  const run = async <T>(work: () => Promise<T>, done: string): Promise<T | null> => {
    try {
      const result = await work();
      await client.invalidateQueries({ queryKey: VIEWS });
      if (done) toast(done);
      return result;
    } catch (error) {
      toast.error((error as Error).message);
      return null;
    }
  };
  return {
    create: (view: NewView) => run(() => api<{ id: number }>("POST", "/views", view), `Saved ${view.name}`),
    change: ({ id, version }: FindingView, change: Partial<NewView>, done: string) =>
      run(() => api("PATCH", `/views/${id}`, { version, ...change }), done),
    choose: (viewId: number | null) => run(() => api("PUT", "/views/default", { viewId }), "Kept"),
    chooseFor: (role: string, viewId: number) =>
      run(() => api("PUT", `/views/defaults/${role}`, { viewId }), `Lists of role ${role} begin here`),
    order: (ids: number[]) => run(() => api("PUT", "/views/order", { ids }), ""),
    remove: async ({ id, name }: FindingView) => {
      const restore = () => void run(() => api("POST", `/views/${id}/restore`), `${name} is back`);
      const gone = await run(async () => {
        await api("DELETE", `/views/${id}`);
        return true;
      }, "");
      if (gone) {
        toast(`Deleted ${name}`, { action: { label: "Undo", onClick: restore }, duration: 30_000 });
      }
      return gone;
    },
  };
}
