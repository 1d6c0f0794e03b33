import type { FindingQuery } from "../findings/filter.ts";
import type { AssetQuery } from "../inventory/list/schema.ts";
import { placeOf } from "./place.ts";
import type { Scope } from "./schema.ts";

/** What must be zero whatever the score says: one filter, which is both what is counted and what its link shows. */
export type GateRule = { key: string; label: string } & (
  | { list: "findings"; query: FindingQuery }
  | { list: "images"; query: Omit<AssetQuery, "kind"> }
);

/** Everything but what people dismissed. */
const STANDING = "open,acknowledged,in_progress,fix_claimed,risk_accepted";
const RUNS = { live: "yes", exposure: "internet,running" } as const;

/** A scope as the lists' own filters say it. */
export const scopeQuery = (
  scope: Scope,
): { cluster?: string; team?: string; namespace?: string; label?: string } => {
  const { cluster, team, namespace } = placeOf(scope);
  return {
    ...(cluster === null ? {} : { cluster: String(cluster) }),
    ...(team === null ? {} : { team: String(team) }),
    ...(namespace === null ? {} : { namespace }),
    ...(scope.startsWith("label:") ? { label: scope.slice("label:".length) } : {}),
  };
};

export const gateRules = (scope: Scope): GateRule[] => {
  const place = scopeQuery(scope);
  return [
    {
      key: "kev-exposed",
      label: "Exploited in the wild, on something the internet reaches",
      list: "findings",
      query: { ...place, status: STANDING, kev: "true", exposed: "true" },
    },
    {
      key: "critical-exposed",
      label: "Critical, on something the internet reaches",
      list: "findings",
      query: { ...place, status: STANDING, severity: "critical", exposed: "true" },
    },
    {
      key: "unscanned",
      label: "Images that run and were never scanned",
      list: "images",
      query: { ...place, ...RUNS, unscanned: "yes" },
    },
    {
      key: "end-of-life",
      label: "Running images on an operating system without support",
      list: "images",
      query: { ...place, ...RUNS, endOfLife: "yes" },
    },
  ];
};

/** Accepted risks of a scope: counted and linked by the same filter, as the gates are. */
export const acceptedRule = (scope: Scope) => ({
  list: "findings" as const,
  query: { ...scopeQuery(scope), status: "risk_accepted" } satisfies FindingQuery,
});

/** The list that a gate counts. */
export const gateHref = ({ list, query }: Pick<GateRule, "list" | "query">): string =>
  `${list === "findings" ? "/findings" : "/inventory/images"}?${new URLSearchParams(query as Record<string, string>)}`;
