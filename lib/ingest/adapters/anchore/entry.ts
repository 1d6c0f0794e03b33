import type { Observation, Rule } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { additiveSlice } from "../check-entry.ts";
import { asObject, asObjects, asText, asTexts, type JsonObject } from "../json-value.ts";
import { statedScore } from "../stated-score.ts";
import { vulnerabilityObservation } from "../vulnerability-entry.ts";
import { packageOf, statedWord } from "./package.ts";

export const ANCHORE_SLICE = additiveSlice("anchore:packages", "vulnerabilities", "vulnerability");

/** One vulnerability of a package; a text says why it cannot be read. */
export function readEntry(entry: JsonObject | null, systemType: string): Observation | string {
  if (entry === null) return "not an object";
  const id = statedWord(entry.vuln, entry.vulnerabilityId);
  if (id === "") return "no id of a vulnerability";
  const found = packageOf(entry, systemType);
  if (found === null) return "no name of a package";
  return vulnerabilityObservation({
    slice: ANCHORE_SLICE.key,
    id,
    names: namesOf(entry),
    rule: {
      description: asText(entry.description),
      references: asTexts([entry.url, entry.link]),
      cvss: scoresOf(entry),
    },
    ...found,
    fixedVersion: statedWord(entry.fix, entry.fixAvailable).replaceAll(/\s*,\s*/g, ", "),
    severity: severityOf(entry.severity),
    fixState: entry.will_not_fix === true || entry.willNotFix === true ? "will_not_fix" : "",
  });
}

/** CVEs of NVD and records of other vendors that the entry is matched by. */
function namesOf(entry: JsonObject): string[] {
  const records = [...recordsOf(entry, "nvd"), ...recordsOf(entry, "vendor")];
  const cves = Array.isArray(entry.cves) ? asTexts(entry.cves) : statedWord(entry.cves).split(/[\s,]+/);
  return [...records.map(({ id }) => statedWord(id)), ...cves];
}

const recordsOf = (entry: JsonObject, who: "nvd" | "vendor"): JsonObject[] =>
  asObjects(entry[`${who}_data`] ?? entry[`${who}Data`]);

function scoresOf(entry: JsonObject): Rule["cvss"] {
  const scores = (["nvd", "vendor"] as const).flatMap((who) =>
    recordsOf(entry, who).flatMap((record) =>
      ([3, 2] as const).flatMap((version) => {
        const stated = asObject(record[`cvss_v${version}`] ?? record[`cvssV${version}`]);
        return statedScore({
          score: stated?.base_score ?? stated?.baseScore,
          vector: asText(stated?.vector_string ?? stated?.vectorString),
          version: `${version}.0`,
          source: who,
        });
      }),
    ),
  );
  if (scores.length > 0) return scores;
  return statedScore({ score: entry.nvdCvssBaseScore, vector: "", version: "3.0", source: "nvd" });
}
