import type { Filter, Term } from "../filter/ast.ts";
import type { FieldName } from "../filter/fields.ts";
import { FINDING_KINDS, FINDING_STATUSES, SEVERITIES } from "../schema.ts";
import type { Facet, FindingFacets } from "./schema.ts";
import type { Scope } from "./scope.ts";
import { severityCodes } from "./severity-codes.ts";

/** A count of findings by the codes of their kind, severity, status and state, and their team. */
export interface Cell {
  kind: number;
  severity: number;
  status: number;
  state: number;
  team: number | null;
  n: number;
}

type Dimension = "kind" | "severity" | "status" | "is" | "team";

const STATES: Record<string, (state: number) => boolean> = {
  open: (state) => state < 2,
  closed: (state) => state === 2,
  present: (state) => state === 0,
  unconfirmed: (state) => state === 1,
  any: () => true,
};

const TESTS: Record<Dimension, (cell: Cell, term: Term, scope: Scope) => boolean> = {
  kind: (cell, { values }) => values.includes(FINDING_KINDS[cell.kind]!),
  severity: (cell, term) => severityCodes(term).includes(cell.severity),
  status: (cell, { values }) => values.includes(FINDING_STATUSES[cell.status]!),
  is: (cell, { values }) => values.some((value) => STATES[value]!(cell.state)),
  team: (cell, term, scope) => scope.named.get(term)?.teams?.includes(cell.team) ?? false,
};

/** Whether cells tell this field's values apart. */
export const isCellField = (field: FieldName): field is Dimension => Object.hasOwn(TESTS, field);

const OPEN: Term = { field: "is", not: false, operator: "=", values: ["open"] };

/** The cells that a filter of such fields allows; open findings only unless it says otherwise. */
export const cellsThat = (cells: Cell[], filter: Filter, scope: Scope): Cell[] => {
  const terms = filter.some(({ field }) => field === "is") ? filter : [...filter, OPEN];
  return cells.filter((cell) =>
    terms.every((term) => !isCellField(term.field) || TESTS[term.field](cell, term, scope) !== term.not),
  );
};

/** Counts by one dimension, with the filter's other dimensions in force. */
const countBy = (
  cells: Cell[],
  filter: Filter,
  scope: Scope,
  own: Dimension,
  keyOf: (cell: Cell) => string,
) => {
  const states: Filter = own === "is" || filter.some(({ field }) => field === "is") ? [] : [OPEN];
  const others: Filter = [...filter.filter(({ field }) => field !== own), ...states];
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (others.some((term) => isCellField(term.field) && TESTS[term.field](cell, term, scope) === term.not))
      continue;
    counts.set(keyOf(cell), (counts.get(keyOf(cell)) ?? 0) + cell.n);
  }
  return counts;
};

/** The facets that the cells can tell: cells of the filter without these five dimensions. */
export const facetsOf = (
  cells: Cell[],
  filter: Filter,
  scope: Scope,
  teams: { id: number; name: string }[],
): Pick<FindingFacets, "kind" | "severity" | "status" | "state" | "team"> => {
  const facet = (own: Dimension, words: readonly string[], keyOf: (cell: Cell) => string): Facet[] => {
    const counts = countBy(cells, filter, scope, own, keyOf);
    return words.map((value) => ({
      value,
      label: value.replaceAll("_", " "),
      count: counts.get(value) ?? 0,
    }));
  };
  const byTeam = countBy(cells, filter, scope, "team", (cell) => String(cell.team ?? "none"));
  return {
    kind: facet("kind", FINDING_KINDS, (cell) => FINDING_KINDS[cell.kind]!),
    severity: facet("severity", SEVERITIES, (cell) => SEVERITIES[cell.severity]!),
    status: facet(
      "status",
      FINDING_STATUSES.filter((status) => status !== "closed"),
      (cell) => FINDING_STATUSES[cell.status]!,
    ),
    state: facet("is", ["open", "closed"], (cell) => (cell.state === 2 ? "closed" : "open")),
    team: [...teams.map(({ id, name }) => ({ value: String(id), label: name })), UNOWNED].map((one) => ({
      ...one,
      count: byTeam.get(one.value) ?? 0,
    })),
  };
};

const UNOWNED = { value: "none", label: "unowned" };
