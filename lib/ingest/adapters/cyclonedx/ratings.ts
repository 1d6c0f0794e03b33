import type { Rule } from "../../reading.ts";
import { severityOf, severityOfScore, type ToolSeverity, worstSeverity } from "../../severity.ts";
import { asNumber, asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";

const METHODS: Record<string, string> = { CVSSv2: "2.0", CVSSv3: "3.0", CVSSv31: "3.1", CVSSv4: "4.0" };

/**
 * One severity out of many ratings: that of the source the vulnerability itself names (a distribution knows how it
 * built the package), else the worst stated one, else the band of the highest CVSS score.
 */
export function ratedSeverity(vulnerability: JsonObject): ToolSeverity {
  const ratings = asObjects(vulnerability.ratings);
  const source = asWord(asObject(vulnerability.source)?.name)?.toLowerCase();
  const own = ratings.filter((rating) => source !== undefined && sourceOf(rating).toLowerCase() === source);
  return worstOf(own) ?? worstOf(ratings) ?? scored(own) ?? scored(ratings) ?? severityOf(null);
}

function worstOf(ratings: readonly JsonObject[]): ToolSeverity | null {
  const stated = ratings
    .map((rating) => severityOf(rating.severity))
    .filter(({ severity }) => severity !== "unknown");
  const worst = worstSeverity(stated.map(({ severity }) => severity));
  return stated.find(({ severity }) => severity === worst) ?? null;
}

function scored(ratings: readonly JsonObject[]): ToolSeverity | null {
  const scores = cvssOf(ratings).map(({ score }) => score);
  return scores.length === 0 ? null : { severity: severityOfScore(Math.max(...scores)), toolSeverity: null };
}

/** The CVSS scores among the ratings. */
export function cvssOf(ratings: readonly unknown[]): Rule["cvss"] {
  return ratings.flatMap((raw) => {
    const rating = asObject(raw);
    const score = asNumber(rating?.score);
    const vector = asText(rating?.vector);
    const version = /^CVSS:(\d\.\d)/.exec(vector)?.[1] ?? METHODS[asText(rating?.method)];
    if (rating === null || score === null || version === undefined) return [];
    return [{ version, vector, score, source: sourceOf(rating) }];
  });
}

function sourceOf(rating: JsonObject): string {
  return asText(asObject(rating.source)?.name);
}
