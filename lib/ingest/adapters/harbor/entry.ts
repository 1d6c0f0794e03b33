import { componentOf } from "../../identity/component.ts";
import type { Observation, Rule } from "../../reading.ts";
import { severityOf } from "../../severity.ts";
import { additiveSlice } from "../check-entry.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asObject, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { statedScore } from "../stated-score.ts";
import { vulnerabilityObservation } from "../vulnerability-entry.ts";

export const HARBOR_SLICE = additiveSlice("harbor:packages", "vulnerabilities", "vulnerability");

/** One entry of `vulnerabilities`; a text says why it cannot be read. Nothing tells a package's type but its version. */
export function readEntry(entry: JsonObject | null): Observation | string {
  const id = asWord(entry?.id);
  if (entry === null || id === null) return "no id";
  const name = asWord(entry.package);
  if (name === null) return "no package";
  const version = asText(entry.version);
  const layer = asObject(entry.layer);
  return vulnerabilityObservation({
    slice: HARBOR_SLICE.key,
    id,
    names: [],
    rule: {
      description: asText(entry.description),
      references: asTexts(entry.links),
      cvss: scoresOf(entry),
    },
    component: componentOf(null, name, guessedPackageType(name, version)),
    version,
    fixedVersion: asText(entry.fix_version),
    severity: severityOf(entry.severity),
    fixState: asText(entry.status),
    layer: asWord(layer?.diff_id) ?? asWord(layer?.digest),
  });
}

/** By every source that the scanner passes on, else the one score that it prefers. */
function scoresOf(entry: JsonObject): Rule["cvss"] {
  const bySource = asObject(asObject(entry.vendor_attributes)?.CVSS) ?? {};
  const stated = Object.entries(bySource).flatMap(([source, value]) => {
    const of = asObject(value);
    return (["V40", "V3", "V2"] as const).flatMap((key) =>
      statedScore({
        score: of?.[`${key}Score`],
        vector: asText(of?.[`${key}Vector`]),
        version: key === "V40" ? "4.0" : `${key.slice(1)}.0`,
        source,
      }),
    );
  });
  if (stated.length > 0) return stated;
  const preferred = asObject(entry.preferred_cvss);
  return (["v3", "v2"] as const).flatMap((key) =>
    statedScore({
      score: preferred?.[`score_${key}`],
      vector: asText(preferred?.[`vector_${key}`]),
      version: `${key.slice(1)}.0`,
      source: "",
    }),
  );
}
