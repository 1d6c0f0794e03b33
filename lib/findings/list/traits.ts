import type { Filter } from "../filter/ast.ts";
import type { FieldName } from "../filter/fields.ts";
import type { Scope } from "./scope.ts";

/** The fields that the roll-up can count alone. */
const ROLLED: ReadonlySet<FieldName> = new Set(["is", "severity", "status", "kind", "team", "subject"]);

/** Whether the roll-up alone can count what the filter asks for. */
export const isRolledUp = (filter: Filter): boolean => filter.every(({ field }) => ROLLED.has(field));

/** Fields that no column of the finding answers: each finding costs a look at what was seen of it. */
const DEAR: ReadonlySet<FieldName> = new Set(["fix", "fixed-by", "running", "exposed", "exposure", "tool"]);

export const isDear = (filter: Filter): boolean => filter.some(({ field }) => DEAR.has(field));

/** Whether a filter names so little that all of it is found sooner than a page of it along an order. */
export const isNarrow = (filter: Filter, { named, place }: Scope): boolean =>
  (place !== null && place.subjects.length <= FEW) ||
  filter.some((term) => {
    const { rules, components, packages, assets } = named.get(term) ?? {};
    const few = (ids: readonly number[] | null | undefined) =>
      ids !== undefined && ids !== null && ids.length <= FEW;
    if (term.not) return false;
    if (term.field === "text") return few(rules) && few(components);
    if (term.field === "kev" && term.values[0] !== "yes") return false;
    return (
      few(rules) ||
      few(components) ||
      few(assets) ||
      (packages?.every((each) => few(each.components)) ?? false)
    );
  });

const FEW = 5;

/** Fields that lead to few findings by an index, so that looking at each of them is little work. */
const LEADING: ReadonlySet<FieldName> = new Set([
  "rule",
  "component",
  "package",
  "cluster",
  "namespace",
  "label",
  "workload",
  "host",
  "repository",
  "image",
  "asset",
  "subject",
  "team",
  "text",
  "kev",
  "cause",
]);

export const isLed = (filter: Filter): boolean =>
  filter.some(({ field, not, values }) => LEADING.has(field) && !not && values[0] !== "no");

/** Whether only open or only closed findings are asked for. */
export const isOfOneState = (filter: Filter): boolean => {
  const asked = filter.filter(({ field }) => field === "is");
  const term = asked.find(({ not, values }) => !not && values.length === 1 && values[0] !== "any");
  return (
    asked.length === 0 || term !== undefined || filter.some(({ field, not }) => field === "cause" && !not)
  );
};
