import { componentOf } from "../../identity/component.ts";
import { packageTypeOf } from "../../identity/package-types.ts";
import type { Observation } from "../../reading.ts";
import { utcTime } from "../../scan-time.ts";
import { severityOf, type ToolSeverity } from "../../severity.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asNumber, asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { statedProbability, statedScore } from "../stated-score.ts";
import { vulnerabilityObservation } from "../vulnerability-entry.ts";

/** Where packages stand: what all of an image's components have in common. */
export interface Surroundings {
  slice: string;
  /** The purl type of the system's packages; "" where the system is not known. */
  systemType: string;
  /** Digests of the image's layers by StackRox's layer index; null for those that only carry configuration. */
  layers: readonly (string | null)[];
}

/** `SourceType` of components; the old names of two runtimes are kept by the API. */
const SOURCES = new Map([
  ["NODEJS", "npm"],
  ["DOTNETCORERUNTIME", "nuget"],
  ["INFRASTRUCTURE", "generic"],
]);

/** `IMPORTANT_VULNERABILITY_SEVERITY` in the API, `IMPORTANT` on the command line. */
export const severityOfWord = (word: unknown): ToolSeverity =>
  severityOf(asText(word).replace(/_(VULNERABILITY_)?SEVERITY$/, ""));

/** Why StackRox's users set an entry aside; null where they did not. */
export function reasonAside(vulnerability: JsonObject): string | null {
  if (vulnerability.state === "FALSE_POSITIVE") return "marked as a false positive";
  if (vulnerability.state === "DEFERRED") return "deferred";
  return vulnerability.suppressed === true ? "suppressed" : null;
}

/** One entry of a component's `vulns`; a text says why it cannot be read. */
export function readVulnerability(
  component: JsonObject,
  vulnerability: JsonObject | null,
  around: Surroundings,
): Observation | string {
  const id = asWord(vulnerability?.cve);
  const name = asWord(component.name);
  if (vulnerability === null || id === null) return "no cve";
  if (name === null) return "its component has no name";
  const version = asText(component.version);
  const layer = asNumber(component.layerIndex);
  return vulnerabilityObservation({
    slice: around.slice,
    id,
    names: asTexts([asObject(vulnerability.advisory)?.name]),
    rule: {
      description: asText(vulnerability.summary),
      references: asTexts([vulnerability.link, asObject(vulnerability.advisory)?.link]),
      cvss: scoresOf(vulnerability),
      epss: statedProbability(asObject(vulnerability.epss)?.epssProbability),
      publishedAt: utcTime(vulnerability.publishedOn),
    },
    component: componentOf(null, name, typeOf(component, name, version, around.systemType)),
    version,
    fixedVersion: asText(vulnerability.fixedBy),
    severity: severityOfWord(vulnerability.severity),
    place: asText(component.location),
    layer: layer === null ? null : (around.layers[layer] ?? null),
  });
}

function typeOf(component: JsonObject, name: string, version: string, systemType: string): string {
  const source = asText(component.source);
  if (source === "" || source === "OS") return systemType || guessedPackageType(name, version);
  return SOURCES.get(source) ?? packageTypeOf(source);
}

/** Scores of all sources in newer versions, else the preferred one of each version of the standard. */
function scoresOf(vulnerability: JsonObject): Observation["rule"]["cvss"] {
  const of = (value: unknown, version: string) => {
    const cvss = asObject(value);
    return cvss === null
      ? []
      : statedScore({ score: cvss.score, vector: asText(cvss.vector), version, source: "" });
  };
  const both = [...of(vulnerability.cvssV3, "3.0"), ...of(vulnerability.cvssV2, "2.0")];
  if (both.length > 0) return both;
  const version = asText(vulnerability.scoreVersion) === "V2" ? "2.0" : "3.0";
  return statedScore({ score: vulnerability.cvss, vector: "", version, source: "" });
}
