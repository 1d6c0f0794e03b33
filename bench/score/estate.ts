import { areaHazards } from "../../lib/posture/area-hazards.ts";
import type { LedgerProblem } from "../../lib/posture/ledger.ts";
import { AREAS } from "../../lib/posture/schema.ts";
import type { AssetPosture } from "../../lib/posture/score.ts";
import { AREA_WEIGHTS } from "../../lib/posture/weights.ts";

export const AT = Date.parse("2026-03-01T00:00:00Z");
const DAY = 86_400_000;
const KINDS = ["image", "image", "image", "workload", "workload", "workload", "workload", "host"] as const;
const EXPOSURES = ["running", "internet", "not_running"] as const;
const CLUSTERS = 20;
const PROBLEMS = 6;

/** An estate of mixed kinds, ages and exposures, the same in every run: a tenth of its areas nobody looked at. */
export const scoredEstate = (size: number): { assets: AssetPosture[]; problems: LedgerProblem[] } => {
  const problems: LedgerProblem[] = [];
  const kinds = Array.from({ length: size }, (_, id) =>
    id < CLUSTERS ? "cluster" : KINDS[id % KINDS.length]!,
  );
  for (const [assetId, kind] of kinds.entries()) {
    const areas = AREAS.filter((area) => AREA_WEIGHTS[kind]?.[area] !== undefined);
    for (let n = 0; n < PROBLEMS; n++) {
      problems.push({
        assetId,
        area: AREAS.indexOf(areas[n % areas.length]!),
        // A finding stands on several assets, as one of a repository's images does.
        findingId: (assetId >> 2) * PROBLEMS + n,
        ruleId: n,
        severity: (assetId + n) % 4,
        epss: n % 2 === 0 ? null : ((assetId * 31) % 100) / 100,
        kev: assetId % 50 === n,
        dismissed: false,
        accepted: false,
      });
    }
  }
  const hazards = new Map(areaHazards(problems).map((one) => [`${one.assetId}/${one.area}`, one.hazard]));
  const assets = kinds.map(
    (kind, id): AssetPosture => ({
      id,
      key: `${kind}:${id}`,
      kind,
      criticality: [1, 2, 3, 5][id % 4]!,
      teamCriticality: 1,
      siblings: 1 + (id % 3),
      exposure: EXPOSURES[id % EXPOSURES.length]!,
      areas: AREAS.filter((area) => AREA_WEIGHTS[kind]?.[area] !== undefined).map((area, n) => ({
        area,
        hazard: hazards.get(`${id}/${AREAS.indexOf(area)}`) ?? 0,
        assessedAt: (id + 3 * n) % 10 === 0 ? null : AT - ((id * 7 + n) % 20) * DAY,
        ttlSeconds: 7 * 86_400,
        late: false,
        excluded: false,
      })),
    }),
  );
  return { assets, problems };
};
