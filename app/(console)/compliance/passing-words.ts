import type { FrameworkSummary } from "@/lib/compliance/schema.ts";

type Standing = Pick<FrameworkSummary, "percent" | "passing" | "applicable" | "totals">;

/** A percentage only where somebody looked at something: nothing assessed is no zero. Rounds down: 99.9 % is not all. */
export const passingWords = ({ percent, passing, applicable, totals }: Standing) => {
  if (percent === null) return { figure: "–", words: "nothing applies" };
  if (totals.not_assessed === applicable) return { figure: "–", words: "not assessed" };
  return { figure: `${Math.floor(percent)} %`, words: `${passing} of ${applicable} pass` };
};
