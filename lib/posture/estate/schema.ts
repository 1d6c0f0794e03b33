import type { Exclusion } from "../schema.ts";
import type { AssetPosture } from "../score.ts";

/** An asset with what the page says of it besides its score. */
export interface EstateAsset extends AssetPosture {
  name: string;
  /** What its findings stand on: an image's repository, itself for any other asset. */
  subjectId: number;
  teamId: number | null;
  clusterIds: number[];
  /** Hazards with accepted risks left out, by area. */
  honoured: Map<string, number>;
  /** What people dismissed, in hazard units. */
  dismissed: number;
  excluded: Pick<Exclusion, "area" | "by" | "at" | "because">[];
}
