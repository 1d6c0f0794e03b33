import type { Severity } from "../findings/schema.ts";

const S: Record<Severity, number> = {
  critical: 10,
  high: 5,
  medium: 2,
  low: 0.5,
  unknown: 2,
  negligible: 0,
  info: 0,
  none: 0,
};
export const hazardUnits = (p: { severity: Severity; epss: number | null; kev: boolean }): number =>
  Math.round(S[p.severity] * 1000 * (p.kev ? 2 : p.epss === null ? 1 : 0.5 + p.epss));
