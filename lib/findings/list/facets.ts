import type { FindingFilter } from "../filter.ts";
import { FINDING_KINDS, FINDING_STATUSES, SEVERITIES } from "../schema.ts";
import type { Facet, FindingFacets } from "./schema.ts";

/** A count of findings by the codes of their kind, severity, status and state, and their team. */
export interface Cell {
  kind: number;
  severity: number;
  status: number;
  state: number;
  team: number | null;
  n: number;
}

export type CellFilter = Partial<Pick<FindingFilter, "kind" | "severity" | "status" | "state" | "team">>;
type Dimension = keyof CellFilter;

const TESTS: Record<Dimension, (cell: Cell, filter: CellFilter) => boolean> = {
  kind: (cell, { kind }) => !kind || kind.includes(FINDING_KINDS[cell.kind]!),
  severity: (cell, { severity }) => !severity || severity.includes(SEVERITIES[cell.severity]!),
  status: (cell, { status }) => !status || status.includes(FINDING_STATUSES[cell.status] as never),
  state: (cell, { state }) => !state || state === "all" || (cell.state === 2) === (state === "closed"),
  team: (cell, { team }) => team === undefined || (team === "none" ? cell.team === null : cell.team === team),
};
const DIMENSIONS = Object.keys(TESTS) as Dimension[];

/** Counts by one dimension, with the filter's other dimensions in force. */
const countBy = (cells: Cell[], filter: CellFilter, own: Dimension, keyOf: (cell: Cell) => string) => {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (DIMENSIONS.some((one) => one !== own && !TESTS[one](cell, filter))) continue;
    counts.set(keyOf(cell), (counts.get(keyOf(cell)) ?? 0) + cell.n);
  }
  return counts;
};

/** The facets that the cells can tell: cells of the filter without these five dimensions. */
export const facetsOf = (
  cells: Cell[],
  filter: CellFilter,
  teams: { id: number; name: string }[],
): Pick<FindingFacets, "kind" | "severity" | "status" | "state" | "team"> => {
  const facet = (own: Dimension, words: readonly string[], keyOf: (cell: Cell) => string): Facet[] => {
    const counts = countBy(cells, filter, own, keyOf);
    return words.map((value) => ({
      value,
      label: value.replaceAll("_", " "),
      count: counts.get(value) ?? 0,
    }));
  };
  const byTeam = countBy(cells, filter, "team", (cell) => String(cell.team ?? "none"));
  return {
    kind: facet("kind", FINDING_KINDS, (cell) => FINDING_KINDS[cell.kind]!),
    severity: facet("severity", SEVERITIES, (cell) => SEVERITIES[cell.severity]!),
    status: facet(
      "status",
      FINDING_STATUSES.filter((status) => status !== "closed"),
      (cell) => FINDING_STATUSES[cell.status]!,
    ),
    state: facet("state", ["open", "closed"], (cell) => (cell.state === 2 ? "closed" : "open")),
    team: [...teams.map(({ id, name }) => ({ value: String(id), label: name })), UNOWNED].map((one) => ({
      ...one,
      count: byTeam.get(one.value) ?? 0,
    })),
  };
};

const UNOWNED = { value: "none", label: "unowned" };
