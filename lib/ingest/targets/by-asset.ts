import type { AssetMention, Observation, Slice, Target } from "../reading.ts";

/** A target of a document with its assets found. */
export interface ResolvedTarget {
  target: Target;
  /** Where occurrences stand. */
  assetIds: number[];
  /** What people triage: an image's repository, else the asset itself. */
  subjectId: number;
  kind: AssetMention["kind"];
}

/** All that one document says about one asset. */
export interface AssetStatement {
  subjectId: number;
  kind: AssetMention["kind"];
  slices: Slice[];
  observations: Observation[];
  packages: number;
}

/**
 * A document may speak of one asset in several places (an image in each workload that runs it): together they are
 * its one statement. A slice is complete only if every place that has it says so.
 */
export const byAsset = (targets: ResolvedTarget[]): Map<number, AssetStatement> => {
  const statements = new Map<number, AssetStatement>();
  for (const { target, assetIds, subjectId, kind } of targets) {
    for (const assetId of assetIds) {
      const known = statements.get(assetId);
      statements.set(assetId, {
        subjectId,
        kind,
        slices: joinSlices(known?.slices ?? [], target.slices),
        observations: known ? [...known.observations, ...target.observations] : target.observations,
        packages: Math.max(known?.packages ?? 0, target.packages),
      });
    }
  }
  return statements;
};

const joinSlices = (a: Slice[], b: Slice[]): Slice[] => {
  const joined = new Map(a.map((slice) => [slice.key, slice]));
  for (const slice of b) {
    const other = joined.get(slice.key);
    joined.set(slice.key, {
      ...slice,
      complete: slice.complete && (other?.complete ?? true),
      assesses: slice.assesses || (other?.assesses ?? false),
    });
  }
  return [...joined.values()];
};
