import type { Severity } from "../findings/schema.ts";

/** Points of a severity before likelihood and exposure (docs/posture.md, 1). Unknown is not harmless: as a medium. */
export const SEVERITY_POINTS: Record<Severity, number> = {
  critical: 10,
  high: 5,
  medium: 2,
  low: 0.5,
  negligible: 0,
  unknown: 2,
  info: 0,
  none: 0,
};

export const KEV_LIKELIHOOD = 2;

/** Hazards are kept as integers, so that sums never depend on the order of addition. */
export const UNITS_PER_POINT = 1000;

export const EXPOSURES = ["internet", "running", "not_running", "unknown"] as const;
export type Exposure = (typeof EXPOSURES)[number];

/** Factor by which an asset's hazard counts: reachable from the internet, running or unknown, not running. */
export const EXPOSURE_FACTOR: Record<Exposure, number> = {
  internet: 1.5,
  running: 1,
  unknown: 1,
  not_running: 0.5,
};

/** `severity · likelihood` in thousandths of a point, without exposure: 2.0 in KEV, 0.5 + EPSS where known, else 1. */
export const hazardUnits = (problem: { severity: Severity; epss: number | null; kev: boolean }): number => {
  const likelihood = problem.kev ? KEV_LIKELIHOOD : problem.epss === null ? 1 : 0.5 + problem.epss;
  return Math.round(SEVERITY_POINTS[problem.severity] * likelihood * UNITS_PER_POINT);
};
