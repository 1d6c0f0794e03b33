import type { AssetKind } from "../inventory/schema.ts";
import type { Exclusion, Exclusions } from "./schema.ts";
import { AREA_WEIGHTS } from "./weights.ts";

const SHOWN = 20;

interface AssetWithExclusions {
  id: number;
  kind: AssetKind;
  name: string;
  excluded: Pick<Exclusion, "area" | "by" | "at" | "because">[];
}

/** The areas that somebody took out of the score, newest first: those that would otherwise weigh something. */
export const exclusionsIn = (assets: readonly AssetWithExclusions[]): Exclusions => {
  const all = assets.flatMap(({ id, kind, name, excluded }) =>
    excluded
      .filter(({ area }) => AREA_WEIGHTS[kind]?.[area] !== undefined)
      .map((exclusion) => ({ ...exclusion, href: `/inventory/${kind}s/${id}`, name })),
  );
  // RFC 3339 instants in UTC sort as text.
  all.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
  return { areas: all.length, shown: all.slice(0, SHOWN) };
};
