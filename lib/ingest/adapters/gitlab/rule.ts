import { cvssScore } from "../../cvss-score.ts";
import type { Rule } from "../../reading.ts";
import { asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { statedScore } from "../stated-score.ts";
import { vulnerabilityIds } from "../vulnerability-id.ts";

export interface Problem {
  id: string;
  names: string[];
  rule: Partial<Omit<Rule, "id" | "aliases">>;
  fixedVersion: string;
}

/** What an entry calls the vulnerability; null where it gives it no name. The first identifier is the scanner's own. */
export function problemOf(entry: JsonObject, name: string): Problem | null {
  const identifiers = asObjects(entry.identifiers);
  const names = identifiers.flatMap(({ value, name: shown }) => [
    ...vulnerabilityIds(asText(value)),
    ...vulnerabilityIds(asText(shown)),
  ]);
  const [first] = identifiers;
  const own = [first?.value, first?.name].flatMap((word) => vulnerabilityIds(asText(word)))[0];
  const id =
    own ?? names[0] ?? vulnerabilityIds(asText(entry.cve))[0] ?? asWord(first?.name) ?? asWord(first?.value);
  if (id === null) return null;
  const solution = asText(entry.solution);
  const fixedVersion = fixIn(solution, name);
  return {
    id,
    names,
    rule: {
      title: asWord(entry.name) ?? asText(entry.message),
      description: asText(entry.description),
      remediation: fixedVersion !== "" || solution === "No solution provided" ? "" : solution,
      references: asTexts([
        ...identifiers.map(({ url }) => url),
        ...asObjects(entry.links).map(({ url }) => url),
      ]),
      cvss: scoresOf(entry),
    },
    fixedVersion,
  };
}

/** The sentences of GitLab's scanners and of Trivy's template: the only place where a version that fixes is named. */
function fixIn(solution: string, name: string): string {
  const own = `Upgrade ${name} `;
  if (solution.startsWith(own))
    return /^(?:from \S+ )?to (?:version )?(\S.*)$/.exec(solution.slice(own.length).trim())?.[1] ?? "";
  const versions = /^Upgrade to versions? (v?\d[\w.+~:-]*(?:, v?\d[\w.+~:-]*)*)( or above)?\.?$/.exec(
    solution.slice(0, 1000),
  );
  return versions?.[1]?.replace(/\.$/, "") ?? "";
}

/** Vectors come without their scores. */
function scoresOf(entry: JsonObject): Rule["cvss"] {
  return asObjects(entry.cvss_vectors).flatMap((stated) => {
    const vector = asText(stated.vector);
    return statedScore({ score: cvssScore(vector), vector, version: "2.0", source: asText(stated.vendor) });
  });
}

/** What the scanner doubts about its own finding. */
export function doubtOf(entry: JsonObject): string {
  const flag = asObjects(entry.flags).find(({ type }) => type === "flagged-as-likely-false-positive");
  if (flag === undefined) return "";
  const why = asText(flag.description).trim();
  return `Likely a false positive${why === "" ? "" : `: ${why}`}`;
}
