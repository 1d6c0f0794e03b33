import type { Scope } from "./schema.ts";

/** A scope, taken apart; null where it does not narrow. */
export interface PlaceOf {
  team: number | null;
  cluster: number | null;
  /** Within `cluster`. */
  namespace: string | null;
  /** JSON object with the one label that an asset, or what runs it, must have. */
  label: string | null;
}

/** `team:3`, `cluster:7`, `namespace:7/pay`, `label:team=pay`; anything else is the estate. */
export const placeOf = (scope: Scope): PlaceOf => {
  const place: PlaceOf = { team: null, cluster: null, namespace: null, label: null };
  const colon = scope.indexOf(":");
  if (colon < 0) return place;
  const rest = scope.slice(colon + 1);
  switch (scope.slice(0, colon)) {
    case "team":
      return { ...place, team: Number(rest) };
    case "cluster":
      return { ...place, cluster: Number(rest) };
    case "namespace": {
      const slash = rest.indexOf("/");
      return { ...place, cluster: Number(rest.slice(0, slash)), namespace: rest.slice(slash + 1) };
    }
    default: {
      const equals = rest.indexOf("=");
      return { ...place, label: JSON.stringify({ [rest.slice(0, equals)]: rest.slice(equals + 1) }) };
    }
  }
};
