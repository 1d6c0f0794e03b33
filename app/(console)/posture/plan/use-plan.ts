"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { planQuery } from "@/lib/posture/queries.ts";

const ADDRESS = {
  pick: parseAsArrayOf(parseAsString).withDefault([]),
  best: parseAsInteger,
  by: parseAsStringLiteral(["gain", "effort"]).withDefault("gain"),
};

/** What is chosen, in the address, and what it would bring. */
export function usePlan(scope: string) {
  const [asked, setAsked] = useQueryStates(ADDRESS, { history: "replace" });
  const { data, error, isFetching } = useQuery(
    planQuery({ scope, pick: asked.pick, best: asked.best ?? undefined, by: asked.by }),
  );
  const chosen = (data?.fixes ?? [])
    .filter((fix) => fix.step !== null)
    .sort((a, b) => a.step!.place - b.step!.place);
  const keys = chosen.map((fix) => fix.key);
  return {
    plan: data,
    error,
    isFetching,
    chosen,
    /** From the best so many, or from none, to one more or less. */
    toggle: (key: string) =>
      setAsked({
        best: null,
        pick: keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key],
      }),
    chooseBest: (count: number, by: "gain" | "effort") => setAsked({ best: count, by, pick: null }),
    clear: () => setAsked({ best: null, by: null, pick: null }),
  };
}
