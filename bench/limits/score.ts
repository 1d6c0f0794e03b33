import { freshness } from "../../lib/posture/freshness.ts";
import { K } from "../../lib/posture/score.ts";

/** One entry an area; ages in times to live, negative where nobody looked. */
export interface Columns {
  hazards: Float64Array;
  ages: Float64Array;
  weights: Float64Array;
}

/** The limit: the mean of the same areas from flat columns, with no assets, shares, order or worst tenth. */
export const scoreFlat = ({ hazards, ages, weights }: Columns): number => {
  let mean = 0;
  for (let i = 0; i < hazards.length; i++) {
    const age = ages[i]!;
    if (age >= 0) mean += weights[i]! * (K / (K + hazards[i]!)) * freshness(age, 1);
  }
  return mean;
};
