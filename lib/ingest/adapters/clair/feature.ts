import { componentOf } from "../../identity/component.ts";
import type { Observation } from "../../reading.ts";
import { distributionOf } from "../distribution.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asObject, asText, asWord, type JsonObject } from "../json-value.ts";
import { statedScore } from "../stated-score.ts";
import { vulnerabilityObservation } from "../vulnerability-entry.ts";
import { vulnerabilityIds } from "../vulnerability-id.ts";
import { CLAIR_SLICE, clairSeverity } from "./statement.ts";

/** A vulnerable feature, as Clair 2 calls packages: those of Debian and Alpine by the name of their source. */
export interface Feature {
  name: unknown;
  version: unknown;
  namespace: string;
  layer: unknown;
}

/**
 * One vulnerability of a feature; a text says why it cannot be read. Interface, clair-scanner and Klar write the same
 * fields, in their own case.
 */
export function readVulnerability(entry: JsonObject, feature: Feature): Observation | string {
  const field = (key: string) => entry[key] ?? entry[key.toLowerCase()];
  const id = asWord(field("Name")) ?? asWord(entry.vulnerability);
  if (id === null) return "no name of a vulnerability";
  const name = asWord(feature.name);
  if (name === null) return "no name of a feature";
  const version = asText(feature.version);
  const ids = vulnerabilityIds(id);
  const link = asWord(field("Link"));
  return vulnerabilityObservation({
    slice: CLAIR_SLICE.key,
    id: ids.length === 1 ? (ids[0] as string) : id,
    names: [],
    rule: {
      description: asText(field("Description")),
      references: link === null ? [] : [link],
      cvss: scoresOf(entry.Metadata),
    },
    component: componentOf(null, name, packageType(feature.namespace, name, version)),
    version,
    fixedVersion: asText(field("FixedBy")),
    severity: clairSeverity(field("Severity")),
    layer: asWord(feature.layer),
  });
}

const packageType = (namespace: string, name: string, version: string): string =>
  distributionOf(namespace)?.type ?? guessedPackageType(name, version);

function scoresOf(metadata: unknown) {
  const nvd = asObject(asObject(metadata)?.NVD);
  return (["CVSSv3", "CVSSv2"] as const).flatMap((key) => {
    const stated = asObject(nvd?.[key]);
    const version = `${key.slice(-1)}.0`;
    return statedScore({ score: stated?.Score, vector: asText(stated?.Vectors), version, source: "nvd" });
  });
}
