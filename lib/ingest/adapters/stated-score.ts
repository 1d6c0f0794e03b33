import type { Rule } from "../reading.ts";

export interface StatedScore {
  /** A number, or a text of one. */
  score: unknown;
  vector: string;
  /** Of the standard, for vectors that do not say it themselves. */
  version: string;
  source: string;
}

/** A CVSS base score as tools state it; none where it is missing or no score (some write -1, some `N/A`). */
export function statedScore({ score, vector, version, source }: StatedScore): Rule["cvss"] {
  const number = typeof score === "string" && score.trim() !== "" ? Number(score) : score;
  if (typeof number !== "number" || !(number > 0 && number <= 10)) return [];
  return [{ version: /^CVSS:(\d\.\d)/.exec(vector)?.[1] ?? version, vector, score: number, source }];
}

/** A probability between 0 and 1, as a number or a text; null where it is none. */
export function statedProbability(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && number >= 0 && number <= 1 ? number : null;
}
