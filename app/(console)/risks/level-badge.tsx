import { Badge } from "@/components/ui/badge.tsx";
import { riskLevel, riskScore } from "@/lib/risks/level.ts";
import type { Placement, RiskLevel } from "@/lib/risks/schema.ts";

export const LEVEL_LOOKS = {
  low: "plain",
  moderate: "plain",
  high: "signal",
  severe: "strong",
} as const satisfies Record<RiskLevel, string>;

/** A risk's level with its score: likelihood × impact. */
export function LevelBadge({ cell }: { cell: Placement }) {
  const level = riskLevel(cell);
  return (
    <Badge look={LEVEL_LOOKS[level]}>
      {level} {riskScore(cell)}
    </Badge>
  );
}
