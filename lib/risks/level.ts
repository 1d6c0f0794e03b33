import type { Placement, RiskLevel } from "./schema.ts";

/** The score of a cell: likelihood × impact, 1 to 25. */
export function riskScore({ likelihood, impact }: Placement): number {
  return likelihood * impact;
}

/** The level of a score 1 to 25: severe from 15, high from 10, moderate from 5, else low. */
export function riskLevel(cell: Placement): RiskLevel {
  const score = riskScore(cell);
  if (score >= 15) return "severe";
  if (score >= 10) return "high";
  return score >= 5 ? "moderate" : "low";
}
