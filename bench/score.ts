import { predictor } from "../lib/posture/prediction.ts";
import { scoreOf } from "../lib/posture/score.ts";
import { scoreFlat } from "./limits/score.ts";
import { benchOptions, median, ratioLine, timed } from "./measure.ts";
import { AT, scoredEstate } from "./score/estate.ts";

const WARM_UP = 20;
const GAINS = 400;

const { runs } = benchOptions();
const { assets, problems } = scoredEstate(20_000);
const flat = { hazards: [] as number[], ages: [] as number[], weights: [] as number[] };
for (const { asset, w, areas } of scoreOf(assets, AT).assets) {
  for (const { area, weight, hazard } of areas) {
    const state = asset.areas.find((one) => one.area === area)!;
    flat.hazards.push(hazard);
    flat.ages.push(state.assessedAt === null ? -1 : (AT - state.assessedAt) / 1000 / state.ttlSeconds);
    flat.weights.push(w * weight);
  }
}
const columns = {
  hazards: Float64Array.from(flat.hazards),
  ages: Float64Array.from(flat.ages),
  weights: Float64Array.from(flat.weights),
};

const [product, limit]: [number[], number[]] = [[], []];
for (let run = 0; run < WARM_UP + runs; run++) {
  const whole = await timed(() => scoreOf(assets, AT));
  const bare = await timed(() => scoreFlat(columns));
  if (Math.abs(bare.value - whole.value.mean) > 1e-9) throw new Error("The limit computes another mean.");
  if (run < WARM_UP) continue;
  product.push(whole.seconds);
  limit.push(bare.seconds);
}

const predict = predictor(scoreOf(assets, AT), problems, AT);
const gains: number[] = [];
for (let line = 0; line < GAINS; line++) {
  const findings = new Set([problems[(line * 37) % problems.length]!.findingId]);
  gains.push((await timed(() => predict(findings))).seconds);
}
console.log(
  ratioLine("score", product, limit, {
    assets: assets.length,
    gain: `${(1000 * median(gains)).toFixed(2)} ms`,
  }),
);
