"use client";

import { parseAsInteger, parseAsString, useQueryState, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { FILTER_KEYS, queryIn } from "@/lib/findings/address.ts";
import type { FindingQuery } from "@/lib/findings/filter.ts";

const PARSERS = Object.fromEntries(FILTER_KEYS.map((key) => [key, parseAsString]));

export type Change = Partial<Record<keyof FindingQuery, string | undefined>>;

/** The list's filter and order, kept in the address alone. */
export function useFilter() {
  const [state, setState] = useQueryStates(PARSERS, { history: "replace" });
  const written = JSON.stringify(queryIn(state));
  const query = useMemo((): FindingQuery => JSON.parse(written), [written]);
  const change = (next: Change) =>
    void setState(Object.fromEntries(Object.entries(next).map(([key, value]) => [key, value ?? null])));
  const clear = () => void setState(Object.fromEntries(FILTER_KEYS.map((key) => [key, null])));
  return { query, change, clear };
}

/** The finding whose panel is open; Back closes it. */
export const useOpenFinding = () => useQueryState("finding", parseAsInteger.withOptions({ history: "push" }));
