import type { Term } from "../findings/filter/ast.ts";
import { printFilter } from "../findings/filter/print.ts";
import type { FindingQuery } from "../findings/filter.ts";
import type { AssetQuery } from "../inventory/list/schema.ts";
import type { PlaceOf } from "./place.ts";

/** What must be zero whatever the score says: one filter, which is both what is counted and what its link shows. */
export type GateRule = { key: string; label: string } & (
  | { list: "findings"; query: FindingQuery }
  | { list: "images"; query: Omit<AssetQuery, "kind"> }
);

/** Everything but what people dismissed. */
const STANDING = "open,acknowledged,in_progress,fix_claimed,risk_accepted";
const RUNS = { live: "yes", exposure: "internet,running" } as const;

const labelsOf = ({ label }: PlaceOf): string[] =>
  Object.entries(label === null ? {} : (JSON.parse(label) as Record<string, string>)).map(
    ([key, value]) => `${key}=${value}`,
  );

const numbered = ({
  cluster,
  team,
  namespace,
}: PlaceOf): { cluster?: string; team?: string; namespace?: string } => ({
  ...(cluster === null ? {} : { cluster: String(cluster) }),
  ...(team === null ? {} : { team: String(team) }),
  ...(namespace === null ? {} : { namespace }),
});

/** A place as the list of findings says it. */
export const asFindings = (place: PlaceOf): FindingQuery => {
  const labels = labelsOf(place);
  const terms = labels.map((value): Term => ({ field: "label", not: false, operator: "=", values: [value] }));
  return {
    ...numbered(place),
    ...(labels.length === 1
      ? { label: labels[0]! }
      : labels.length > 1
        ? { filter: printFilter(terms) }
        : {}),
  };
};

/** A place as the inventory says it. */
const asImages = (place: PlaceOf): Omit<AssetQuery, "kind"> => {
  const labels = labelsOf(place);
  return { ...numbered(place), ...(labels.length === 0 ? {} : { label: labels }) };
};

export const gateRules = (where: PlaceOf): GateRule[] => {
  const [findings, images] = [asFindings(where), asImages(where)];
  return [
    {
      key: "kev-exposed",
      label: "Exploited in the wild, on something the internet reaches",
      list: "findings",
      query: { ...findings, status: STANDING, kev: "true", exposed: "true" },
    },
    {
      key: "critical-exposed",
      label: "Critical, on something the internet reaches",
      list: "findings",
      query: { ...findings, status: STANDING, severity: "critical", exposed: "true" },
    },
    {
      key: "unscanned",
      label: "Images that run and were never scanned",
      list: "images",
      query: { ...images, ...RUNS, unscanned: "yes" },
    },
    {
      key: "end-of-life",
      label: "Running images on an operating system without support",
      list: "images",
      query: { ...images, ...RUNS, endOfLife: "yes" },
    },
  ];
};

/** Accepted risks of a scope: counted and linked by the same filter, as the gates are. */
export const acceptedRule = (where: PlaceOf) => ({
  list: "findings" as const,
  query: { ...asFindings(where), status: "risk_accepted" } satisfies FindingQuery,
});

/** The list that a gate counts. */
export const gateHref = ({ list, query }: Pick<GateRule, "list" | "query">): string =>
  `${list === "findings" ? "/findings" : "/inventory/images"}?${new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => [value].flat().map((one) => [key, String(one)])),
  )}`;
