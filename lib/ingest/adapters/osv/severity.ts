import { cvssScore, cvssVersion } from "../../cvss-score.ts";
import type { Advisory } from "../../reading/knowledge.ts";
import { asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";

/** Severities of the record and of its packages; a distribution may rate its own build of a package. */
function severitiesOf(record: JsonObject): JsonObject[] {
  const packages = asObjects(record.affected).flatMap(({ severity }) => asObjects(severity));
  return [...asObjects(record.severity), ...packages];
}

/** Each vector once. OSV gives vectors; the scores are theirs by the formula. */
export function cvssOf(record: JsonObject): Advisory["cvss"] {
  const vectors = new Map<string, Advisory["cvss"][number]>();
  for (const { score, source } of severitiesOf(record)) {
    const vector = asWord(score);
    const version = vector === null ? null : cvssVersion(vector);
    if (vector === null || version === null || vectors.has(vector)) continue;
    vectors.set(vector, { version, vector, score: cvssScore(vector), source: asText(source) });
  }
  return [...vectors.values()];
}

/** GitHub, Bitnami and Go put their word beside the record, distributions among the severities or in their packages. */
export function severityWord(record: JsonObject): string {
  const own = asWord(asObject(record.database_specific)?.severity);
  const rated = severitiesOf(record).find(({ type, score }) => isWord(type, score));
  const packaged = asObjects(record.affected).flatMap((entry) =>
    [entry.ecosystem_specific, entry.database_specific].map(asObject),
  );
  const words = packaged.map((specific) => asWord(specific?.severity) ?? asWord(specific?.urgency));
  return own ?? asWord(rated?.score) ?? words.find((word) => word !== null) ?? "";
}

const isWord = (type: unknown, score: unknown): boolean =>
  !asText(type).startsWith("CVSS") && /^[A-Za-z][\w -]*$/.test(asText(score).trim());
