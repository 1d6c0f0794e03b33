import type { Operator } from "../filter/ast.ts";

/** Likelihoods that a comparison allows, over `rule`; `count` alternatives, whose values are `$first` and the next. */
export const epssCondition = (operator: Operator, count: number, first = 1): string =>
  Array.from({ length: count }, (_, n) => `epss ${operator} $${first + n}::float8`).join(" or ");
