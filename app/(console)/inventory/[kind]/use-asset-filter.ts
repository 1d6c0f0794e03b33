"use client";

import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { LIFETIMES } from "@/lib/inventory/lifetimes/schema.ts";

const FILTER = {
  q: parseAsString,
  label: parseAsArrayOf(parseAsString),
  namespace: parseAsString,
  cluster: parseAsInteger,
  team: parseAsString,
  live: parseAsStringLiteral(["yes", "no"]),
  role: parseAsString,
  exposure: parseAsString,
  provider: parseAsString,
  workload: parseAsInteger,
  image: parseAsInteger,
  host: parseAsInteger,
  lifetime: parseAsStringLiteral(LIFETIMES),
  unscanned: parseAsStringLiteral(["yes"]),
  endOfLife: parseAsStringLiteral(["yes"]),
};

/** The filter of a list, which is its address. */
export const useAssetFilter = () => useQueryStates(FILTER, { history: "replace", throttleMs: 300 });

export type AssetFilterState = ReturnType<typeof useAssetFilter>[0];
