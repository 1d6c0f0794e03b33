import type { Filter, Term } from "../findings/filter/ast.ts";
import type { FieldName } from "../findings/filter/fields.ts";
import type { Scope } from "./schema.ts";

/** A scope, taken apart; null where it does not narrow. */
export interface PlaceOf {
  team: number | null;
  cluster: number | null;
  namespace: string | null;
  /** JSON object with the labels that an asset, or what runs it, must have. */
  label: string | null;
}

export const EVERYWHERE: PlaceOf = { team: null, cluster: null, namespace: null, label: null };

/** `team:3`, `cluster:7`, `namespace:7/pay`, `label:team=pay`; anything else is the estate. Of a view see `placesNamed`. */
export const placeOf = (scope: Scope): PlaceOf => {
  const colon = scope.indexOf(":");
  if (colon < 0) return EVERYWHERE;
  const rest = scope.slice(colon + 1);
  switch (scope.slice(0, colon)) {
    case "team":
      return { ...EVERYWHERE, team: Number(rest) };
    case "cluster":
      return { ...EVERYWHERE, cluster: Number(rest) };
    case "namespace": {
      const slash = rest.indexOf("/");
      return { ...EVERYWHERE, cluster: Number(rest.slice(0, slash)), namespace: rest.slice(slash + 1) };
    }
    default:
      return { ...EVERYWHERE, label: JSON.stringify(labelsIn([rest])) };
  }
};

const labelsIn = (texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    texts.map((text) => {
      const equals = text.indexOf("=");
      return equals < 0 ? [text, ""] : [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );

const AS_A_PLACE: ReadonlySet<FieldName> = new Set(["cluster", "namespace", "team", "label"]);
const NO_PLACE: ReadonlySet<FieldName> = new Set([
  "workload",
  "host",
  "repository",
  "image",
  "asset",
  "subject",
  "base",
]);

/** What a filter says of where, as names: what else it says (severities, states) is of findings, and no assets' score has it. */
export interface PlacesNamed {
  cluster: string | null;
  namespace: string | null;
  team: string | null;
  labels: Record<string, string> | null;
}

/** @returns why a filter's places are no scope: a score is of one cluster, one namespace, one team and any labels */
export const placesNamed = (filter: Filter): PlacesNamed | string => {
  const odd = filter.find((term) => NO_PLACE.has(term.field) || (AS_A_PLACE.has(term.field) && !isOne(term)));
  if (odd)
    return `A score is of a view that chooses by one cluster, one namespace, one team and any labels; this one says ${odd.not ? "-" : ""}${odd.field}:${odd.values.join(",")}.`;
  const of = (field: FieldName): string[] =>
    filter.filter((term) => term.field === field).flatMap(({ values }) => values);
  for (const field of ["cluster", "namespace", "team"] as const)
    if (new Set(of(field)).size > 1)
      return `A score is of one ${field}; this view names ${of(field).join(" and ")}.`;
  const labels = of("label");
  return {
    cluster: of("cluster")[0] ?? null,
    namespace: of("namespace")[0] ?? null,
    team: of("team")[0] ?? null,
    labels: labels.length === 0 ? null : labelsIn(labels),
  };
};

const isOne = ({ not, values }: Term): boolean =>
  !not && values.length === 1 && !values[0]!.includes("*") && values[0] !== "none";
