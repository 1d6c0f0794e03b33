import type { Filter } from "../filter/ast.ts";
import type { FindingSort } from "../filter.ts";
import { compiled, isDear, isNarrow, isOfOneState, walkOf } from "./compile.ts";
import { Conditions, ordering } from "./conditions.ts";
import { keyOf, type Position } from "./cursor.ts";
import type { Scope } from "./scope.ts";

export interface Selection {
  text: string;
  values: unknown[];
}

export interface Slice {
  sort: FindingSort;
  after: Position | null;
  limit: number;
}

/** Findings that a walk meets at most before it gives up: where looking at one costs an index probe, fewer. */
const STRIDE = { cheap: 3_000, dear: 400 };

/**
 * The first findings in an order, met along the order's own index: fast wherever matches are not rare, whatever the
 * filter. Fewer than `limit` mean nothing: the walk may have ended before the list did. Null where it would not pay.
 */
export const walking = (filter: Filter, scope: Scope, { sort, after, limit }: Slice): Selection | null => {
  if (isNarrow(filter, scope)) return null;
  const conditions = new Conditions();
  const { bounds, rest } = walkOf(filter, scope, sort, conditions);
  const { orderBy, shown } = ordering(sort, after, conditions);
  const stride = isDear(filter) ? STRIDE.dear : STRIDE.cheap;
  const from = (...state: string[]) =>
    `(select f.* from finding f where ${[...state, ...bounds, conditions.text].join(" and ")} order by ${orderBy} limit ${stride})`;
  // Severity has an index for open and one for closed findings.
  const both = keyOf(sort) === "severity" && !isOfOneState(filter);
  const met = both ? `(${from("f.state < 2")} union all ${from("f.state = 2")})` : from();
  return {
    text: `select f.id, (${shown})::text as position from ${met} f where ${rest.join(" and ") || "true"} order by ${orderBy} limit ${limit}`,
    values: conditions.values,
  };
};

/** The first findings in an order, out of all that match: for what is rare. */
export const gathering = (filter: Filter, scope: Scope, { sort, after, limit }: Slice): Selection => {
  const conditions = compiled(filter, scope);
  const { orderBy, shown } = ordering(sort, after, conditions);
  return {
    text: `with f as materialized (select f.id, f.severity, f.override, f.first_seen, f.changed_at from finding f where ${conditions.text})
      select f.id, (${shown})::text as position from f order by ${orderBy} limit ${limit}`,
    values: conditions.values,
  };
};
