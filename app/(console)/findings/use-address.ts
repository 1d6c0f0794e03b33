"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { FILTER_KEYS, inGrammar, queryIn } from "@/lib/findings/address.ts";
import type { Filter } from "@/lib/findings/filter/ast.ts";
import { printFilter } from "@/lib/findings/filter/print.ts";
import { type FindingQuery, filterTerms } from "@/lib/findings/filter.ts";
import { GROUP_ORDERS, GROUPINGS } from "@/lib/findings/groups/schema.ts";

const PARSERS = Object.fromEntries(FILTER_KEYS.map((key) => [key, parseAsString]));
const NOTHING = Object.fromEntries(FILTER_KEYS.map((key) => [key, null]));

/** The list's filter and order, kept in the address alone. `terms` is null while the address cannot be read. */
export function useFilter() {
  const [state, setState] = useQueryStates(PARSERS, { history: "push" });
  const written = JSON.stringify(inGrammar(queryIn(state)));
  const query = useMemo((): FindingQuery => JSON.parse(written), [written]);
  const terms = useMemo(() => filterTerms(query), [query]);
  const sort = state.sort ?? null;
  const setTerms = useCallback(
    (next: Filter) => void setState({ ...NOTHING, sort, filter: printFilter(next) || null }),
    [setState, sort],
  );
  const setSort = useCallback((next: string) => void setState({ sort: next }), [setState]);
  return { query, terms, setTerms, setSort };
}

/** The finding whose panel is open; Back closes it. */
export const useOpenFinding = () => useQueryState("finding", parseAsInteger.withOptions({ history: "push" }));

/** What findings are put together by, if anything, and which groups come first. */
export const useGrouping = () =>
  useQueryStates({
    group: parseAsStringLiteral(GROUPINGS),
    order: parseAsStringLiteral(GROUP_ORDERS).withDefault("count"),
  });

/** The saved view that the address began as; 0 for none. */
export const useViewId = () => useQueryState("view", parseAsInteger.withDefault(0))[0];

/** What says little at first sight; the column menu has it. */
const HIDDEN_FIRST = "sources,assignee";
/** No column's name: where nothing is hidden the address still has to say so. */
const ALL_SHOWN = "-";

/** How the table looks: part of the address, so that a shared link shows the same table. */
export function useLook() {
  const [hidden, setHidden] = useQueryState("hide", parseAsString.withDefault(HIDDEN_FIRST));
  const [density, setDensity] = useQueryState(
    "density",
    parseAsStringLiteral(["dense", "comfortable"]).withDefault("dense"),
  );
  const visibility = useMemo(
    () =>
      Object.fromEntries(
        hidden
          .split(",")
          .filter(Boolean)
          .map((id) => [id, false]),
      ),
    [hidden],
  );
  const setVisibility = (next: Record<string, boolean>) =>
    void setHidden(
      Object.keys(next)
        .filter((id) => next[id] === false)
        .join(",") || ALL_SHOWN,
    );
  return { visibility, setVisibility, density, setDensity };
}
