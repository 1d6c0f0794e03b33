"use client";

import { useMemo } from "react";
import { FilterChips } from "@/components/ui/filter-chips.tsx";
import { Toolbar } from "@/components/ui/toolbar.tsx";
import { type Filter, termsOf, withField, withToggled } from "@/lib/findings/filter/ast.ts";
import type { KnownValues } from "@/lib/findings/filter/complete.ts";
import type { FieldName } from "@/lib/findings/filter/fields.ts";
import { printFilter } from "@/lib/findings/filter/print.ts";
import type { Facet, FindingFacets } from "@/lib/findings/list/schema.ts";
import { severityCodes } from "@/lib/findings/list/severity-codes.ts";
import { SEVERITIES } from "@/lib/findings/schema.ts";
import { FacetMenu } from "./facet-menu.tsx";
import { chipsOf } from "./filter-chips.ts";
import { FilterField } from "./filter-field.tsx";

type Facets = Exclude<keyof FindingFacets, "capped">;
const MENUS: readonly [FieldName, string, Facets][] = [
  ["is", "State", "state"],
  ["severity", "Severity", "severity"],
  ["status", "Status", "status"],
  ["kind", "Kind", "kind"],
  ["team", "Team", "team"],
  ["cluster", "Cluster", "cluster"],
  ["tool", "Source", "tool"],
];

const FLAGS: readonly (Facet & { value: FieldName })[] = [
  { value: "fix", label: "A fix exists", count: null },
  { value: "kev", label: "Known to be exploited", count: null },
  { value: "running", label: "Running now", count: null },
  { value: "exposed", label: "Reached from the internet", count: null },
];

/** Numbered facets as the grammar writes them: by name in the field, `none` for what nobody owns. */
const worded = (key: Facets, facets: FindingFacets | undefined): Facet[] =>
  (facets?.[key] ?? []).map((facet) =>
    (key === "team" || key === "cluster") && facet.value !== "none"
      ? { ...facet, value: facet.label }
      : facet,
  );

const chosenOf = (filter: Filter, field: FieldName, facets: readonly Facet[]): string[] => {
  const terms = termsOf(filter, field).filter((term) => !term.not);
  if (field === "severity" && terms.length > 0)
    return SEVERITIES.filter((_, code) => terms.every((term) => severityCodes(term).includes(code)));
  const values = terms.flatMap((term) => term.values);
  if (field === "is" && terms.length === 0) return ["open"];
  if (values.includes("any")) return facets.map(({ value }) => value);
  return values;
};

export function FilterBar(props: {
  text: string;
  filter: Filter | null;
  facets: FindingFacets | undefined;
  onFilter: (filter: Filter) => void;
}) {
  const { facets, onFilter } = props;
  const filter = props.filter ?? [];
  const known = useMemo(
    (): KnownValues =>
      Object.fromEntries(
        MENUS.map(([field, , key]) => [field, worded(key, facets).map(({ value }) => value)]),
      ),
    [facets],
  );
  return (
    <div className="grid">
      <div className="mb-2">
        <FilterField
          text={props.filter ? printFilter(filter) : props.text}
          known={known}
          onFilter={onFilter}
        />
      </div>
      <Toolbar>
        {MENUS.map(([field, label, key]) => {
          const choices = worded(key, facets);
          const chosen = chosenOf(filter, field, choices);
          const toggle = (value: string) =>
            chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
          return (
            <FacetMenu
              key={field}
              label={label}
              facets={choices}
              chosen={chosen}
              capped={facets?.capped}
              onToggle={(value) => onFilter(withField(filter, field, toggle(value)))}
            />
          );
        })}
        <FacetMenu
          label="More"
          facets={FLAGS}
          chosen={FLAGS.map((flag) => flag.value).filter((field) =>
            chosenOf(filter, field, []).includes("yes"),
          )}
          onToggle={(field) => onFilter(withToggled(filter, field as FieldName, "yes"))}
        />
      </Toolbar>
      <div className="mb-3 empty:hidden">
        <FilterChips
          chips={chipsOf(filter, facets)}
          onRemove={({ key }) => onFilter(filter.filter((_, index) => String(index) !== key))}
          onClear={() => onFilter([])}
        />
      </div>
    </div>
  );
}
