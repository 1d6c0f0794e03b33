import { SEVERITIES } from "../findings/schema.ts";
import { hazardUnits } from "./hazard.ts";

/** One finding present on an asset's area, with what its hazard depends on. */
export interface Problem {
  ruleId: number;
  /** Position in SEVERITIES. */
  severity: number;
  epss: number | null;
  kev: boolean;
  /** A person said that it is none: it counts nothing. */
  dismissed: boolean;
  /** An approved exception: it counts in the headline, not in the honoured figure. */
  accepted: boolean;
}

export interface AreaHazard {
  assetId: number;
  area: number;
  hazard: number;
  honoured: number;
  dismissed: number;
}

interface Sums {
  hazard: Map<number, number>;
  honoured: Map<number, number>;
  dismissed: Map<number, number>;
}

/** Hazards by (asset, area) in integer units: each advisory counts once, with the worst of its packages. */
export const areaHazards = (problems: (Problem & { assetId: number; area: number })[]): AreaHazard[] => {
  const areas = new Map<string, Sums & { assetId: number; area: number }>();
  for (const problem of problems) {
    const key = `${problem.assetId}/${problem.area}`;
    let sums = areas.get(key);
    if (!sums) {
      sums = {
        assetId: problem.assetId,
        area: problem.area,
        hazard: new Map(),
        honoured: new Map(),
        dismissed: new Map(),
      };
      areas.set(key, sums);
    }
    const units = hazardUnits({
      severity: SEVERITIES[problem.severity]!,
      epss: problem.epss,
      kev: problem.kev,
    });
    if (problem.dismissed) raise(sums.dismissed, problem.ruleId, units);
    else {
      raise(sums.hazard, problem.ruleId, units);
      if (!problem.accepted) raise(sums.honoured, problem.ruleId, units);
    }
  }
  return [...areas.values()].map(({ assetId, area, hazard, honoured, dismissed }) => ({
    assetId,
    area,
    hazard: total(hazard),
    honoured: total(honoured),
    dismissed: total(dismissed),
  }));
};

const raise = (sums: Map<number, number>, ruleId: number, units: number): void => {
  if (units > (sums.get(ruleId) ?? 0)) sums.set(ruleId, units);
};

const total = (sums: Map<number, number>): number => [...sums.values()].reduce((a, b) => a + b, 0);
