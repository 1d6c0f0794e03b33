"use client";

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { COVERAGE_STATES, type CoverageCell } from "@/lib/posture/coverage/schema.ts";
import { CoverageList } from "./coverage-list.tsx";
import { CoverageMatrix } from "./coverage-matrix.tsx";

const FILTER = {
  kind: parseAsString,
  area: parseAsString,
  state: parseAsArrayOf(parseAsStringLiteral(COVERAGE_STATES)),
  q: parseAsString,
};

/** The filter of the list, which is the page's address. */
export const useCoverageFilter = () => useQueryStates(FILTER, { history: "replace", throttleMs: 300 });
export type CoverageFilterState = ReturnType<typeof useCoverageFilter>[0];
export type SetCoverageFilter = ReturnType<typeof useCoverageFilter>[1];

/** All areas of all kinds at a glance; a choice there narrows the list below. */
export function CoverageBrowser(props: { cells: readonly CoverageCell[]; neverScanned: number }) {
  const [filter, setFilter] = useCoverageFilter();
  return (
    <div className="grid gap-4">
      <CoverageMatrix {...props} filter={filter} onFilter={setFilter} />
      <CoverageList filter={filter} onFilter={setFilter} />
    </div>
  );
}
