import type { AssetKind } from "../inventory/schema.ts";
import type { Area } from "./schema.ts";

/** The areas of a kind of asset and their weights; each kind's sum to 1 (docs/posture.md, 6). Sources stand apart. */
export const AREA_WEIGHTS: Partial<Record<AssetKind, Partial<Record<Area, number>>>> = {
  cluster: { configuration: 0.5, network: 0.3, access: 0.2 },
  host: { vulnerabilities: 0.4, configuration: 0.4, runtime: 0.2 },
  image: { vulnerabilities: 0.6, secrets: 0.2, provenance: 0.2 },
  workload: { configuration: 0.4, runtime: 0.3, network: 0.3 },
  source: { vulnerabilities: 0.4, configuration: 0.3, secrets: 0.3 },
};

/** What each kind is worth in a set of assets, renormalised over the kinds that are there (docs/posture.md, 7). */
export const KIND_SHARES: Partial<Record<AssetKind, number>> = {
  image: 0.4,
  workload: 0.25,
  host: 0.15,
  cluster: 0.2,
};
