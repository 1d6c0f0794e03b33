import type { FieldName } from "./fields.ts";

/** How a value is compared. `=` is not written: `severity:high`. */
export const OPERATORS = ["=", ">", ">=", "<", "<="] as const;
export type Operator = (typeof OPERATORS)[number];

/** One condition. Its values are alternatives; an order other than `=` has exactly one. */
export interface Term {
  field: FieldName;
  not: boolean;
  operator: Operator;
  values: string[];
}

/** All terms hold together. Empty: everything that is open. */
export type Filter = readonly Term[];

/** @returns the terms of a field, in the order they were written */
export const termsOf = (filter: Filter, field: FieldName): Term[] =>
  filter.filter((term) => term.field === field);

/** The filter with what it says of a field replaced by `values`; none leaves the field out. */
export const withField = (filter: Filter, field: FieldName, values: readonly string[]): Term[] => {
  const rest = filter.filter((term) => term.field !== field);
  return values.length === 0 ? rest : [...rest, { field, not: false, operator: "=", values: [...values] }];
};

/** The filter with one alternative of a field put in or taken out. */
export const withToggled = (filter: Filter, field: FieldName, value: string): Term[] => {
  const chosen = termsOf(filter, field).flatMap((term) => (plain(term) ? term.values : []));
  return withField(
    filter,
    field,
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value],
  );
};

const plain = (term: Term): boolean => !term.not && term.operator === "=";
