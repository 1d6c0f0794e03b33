import type { Filter } from "../filter/ast.ts";
import type { FindingSort } from "../filter.ts";
import { compiled } from "./compile.ts";
import { Conditions, ordering } from "./conditions.ts";
import { keyOf, type Position } from "./cursor.ts";
import type { Scope } from "./scope.ts";
import { isDear, isLed, isOfOneState } from "./traits.ts";
import { walkOf } from "./walk.ts";

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
const STRIDES = { short: { cheap: 3_000, dear: 400 }, long: { cheap: 30_000, dear: 4_000 } };
export type Stride = keyof typeof STRIDES;

/**
 * The first findings in an order, met along the order's own index: fast wherever matches are not rare, whatever the
 * filter. Fewer than `limit` mean nothing: the walk may have ended before the list did.
 */
export const walking = (
  filter: Filter,
  scope: Scope,
  { sort, after, limit }: Slice,
  stride: Stride,
): Selection => {
  const conditions = new Conditions();
  const { bounds, rest } = walkOf(filter, scope, sort, conditions);
  const { orderBy, shown } = ordering(sort, after, conditions);
  const most = STRIDES[stride][isDear(filter) && !isLed(filter) ? "dear" : "cheap"];
  const from = (...state: string[]) =>
    `(select f.* from finding f where ${[...state, ...bounds, conditions.text].join(" and ")} order by ${orderBy} limit ${most})`;
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
    text: `with f as materialized (select f.id, f.severity, f.override, f.first_seen, f.changed_at, f.due_at from finding f where ${conditions.text})
      select f.id, (${shown})::text as position from f order by ${orderBy} limit ${limit}`,
    values: conditions.values,
  };
};

/** Matching findings, at most `limit`, in no order; `columns` are SQL over `finding f`. */
export const matching = (filter: Filter, scope: Scope, columns: string, limit: number): Selection => {
  const conditions = compiled(filter, scope);
  return {
    text: `select ${columns} from finding f where ${conditions.text} limit ${limit}`,
    values: conditions.values,
  };
};

/**
 * The same among the first findings met: enough to know that there are very many. Null where gathering them costs no
 * more, which is what has to follow when there are not.
 */
export const sampling = (filter: Filter, scope: Scope, columns: string, limit: number): Selection | null => {
  if (!isDear(filter) || isLed(filter)) return null;
  const conditions = new Conditions();
  const { bounds, rest } = walkOf(filter, scope, "-severity", conditions);
  return {
    text: `select ${columns} from (select f.* from finding f where ${bounds.join(" and ") || "true"} limit ${2 * limit}) f
      where ${rest.join(" and ") || "true"} limit ${limit}`,
    values: conditions.values,
  };
};
