import type { Filter, Term } from "../filter/ast.ts";
import type { FieldName } from "../filter/fields.ts";
import type { FindingSort } from "../filter.ts";
import { conditionOf, placeConditions, WALKING } from "./compile.ts";
import type { Conditions } from "./conditions.ts";
import { keyOf } from "./cursor.ts";
import type { Scope } from "./scope.ts";

/** Terms that the order's own index can be entered with: their conditions belong inside a walk along it. */
const bounds = (term: Term, sort: FindingSort): boolean =>
  term.field === "is" ||
  (term.field === "severity" && keyOf(sort) === "severity") ||
  (BOUND_BY[keyOf(sort)]?.includes(term.field) ?? false) ||
  // Rare values of these have an index of their own, in the order of severity.
  (keyOf(sort) === "severity" &&
    ["status", "kind", "cause"].includes(term.field) &&
    !term.not &&
    term.values.length === 1);

const BOUND_BY: Partial<Record<ReturnType<typeof keyOf>, FieldName[]>> = {
  first_seen: ["age", "first-seen"],
  changed: ["changed"],
};

/** What the order's index is entered with, and what is then asked of each finding met there. */
export interface Walk {
  bounds: string[];
  rest: string[];
}

export const walkOf = (filter: Filter, scope: Scope, sort: FindingSort, conditions: Conditions): Walk => {
  const [inside, outside] = [filter.filter((t) => bounds(t, sort)), filter.filter((t) => !bounds(t, sort))];
  const texts = (terms: Filter) =>
    terms.map((term) => conditionOf(term, scope, conditions, WALKING)).filter((text) => text !== "true");
  const opened = filter.some(({ field }) => field === "is") ? [] : ["f.state < 2"];
  return {
    bounds: [...opened, ...texts(inside)],
    rest: [...texts(outside), ...placeConditions(scope, conditions)],
  };
};
