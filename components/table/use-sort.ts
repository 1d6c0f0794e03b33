"use client";

import { parseAsString, useQueryState } from "nuqs";
import { pressed } from "@/components/table/sort.ts";

/** The order of the list, kept in the address as `?sort=-key`; the server reads it there. */
export function useSort(initial: string): { sort: string; press: (key: string) => void } {
  const [sort, setSort] = useQueryState(
    "sort",
    parseAsString.withDefault(initial).withOptions({ shallow: false }),
  );
  return { sort, press: (key) => void setSort(pressed(sort, key)) };
}
