import type { FilterChip } from "@/components/ui/filter-chips.tsx";
import type { Filter, Term } from "@/lib/findings/filter/ast.ts";
import type { FindingFacets } from "@/lib/findings/list/schema.ts";

const LABELS: Partial<Record<Term["field"], string>> = {
  is: "State",
  text: "Text",
  kev: "Known exploited",
  epss: "EPSS",
  fix: "Fix exists",
  running: "Running now",
  exposed: "Internet reaches it",
  cause: "Closed because",
  asset: "In",
  tool: "Source",
};

const SIGNS: Record<Term["operator"], string> = { "=": "", ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ " };

/** Every term in force as people read it, by its place in the filter; names in place of numbers where they are known. */
export const chipsOf = (filter: Filter, facets: FindingFacets | undefined): FilterChip[] =>
  filter.map((term, index) => ({
    key: String(index),
    label: `${term.not ? "Not " : ""}${labelOf(term, term.not)}`,
    value: SIGNS[term.operator] + term.values.map((value) => spoken(term.field, value, facets)).join(" or "),
  }));

const labelOf = ({ field }: Term, isInside: boolean): string => {
  const label = LABELS[field] ?? field.replaceAll("-", " ");
  return isInside ? label : label[0]!.toUpperCase() + label.slice(1);
};

const spoken = (field: Term["field"], value: string, facets: FindingFacets | undefined): string => {
  if ((field === "team" || field === "cluster") && value.startsWith("#")) {
    return facets?.[field].find((facet) => `#${facet.value}` === value)?.label ?? value;
  }
  return field === "text" || !/^[a-z_]+$/.test(value) ? value : value.replaceAll("_", " ");
};
