import { componentOf } from "../../identity/component.ts";
import type { Observation } from "../../reading.ts";
import { utcTime } from "../../scan-time.ts";
import { severityOf } from "../../severity.ts";
import { additiveSlice } from "../check-entry.ts";
import { isSystemType } from "../distribution.ts";
import { guessedPackageType } from "../guessed-package-type.ts";
import { asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { manifestType } from "../manifest-type.ts";
import { statedScore } from "../stated-score.ts";
import { vulnerabilityObservation } from "../vulnerability-entry.ts";

export const SLICE = additiveSlice("wiz:packages", "vulnerabilities", "vulnerability");

/** The four lists of packages that a scan of a disk or image has. */
export const LISTS = ["osPackages", "libraries", "applications", "cpes"] as const;
export type PackageList = (typeof LISTS)[number];

/** Where an installed package of a language lies, whatever its file is called. */
const FOLDERS: [string, string][] = [
  ["/node_modules/", "npm"],
  ["/site-packages/", "pypi"],
  ["/dist-packages/", "pypi"],
  ["/gems/", "gem"],
];

/** The type that most packages of the system can only be of: the document names no distribution. */
export function systemTypeOf(packages: unknown): string {
  const votes = new Map<string, number>();
  for (const entry of asObjects(packages)) {
    const type = guessedPackageType("", asText(entry.version));
    if (isSystemType(type)) votes.set(type, (votes.get(type) ?? 0) + 1);
  }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

function typeOf(list: PackageList, entry: JsonObject, systemType: string): string {
  const name = asText(entry.name);
  if (list === "osPackages") return systemType;
  if (list !== "libraries") return "generic";
  const path = asText(entry.path);
  const folder = FOLDERS.find(([part]) => path.includes(part))?.[1];
  const file = manifestType(path) || (folder ?? "") || (/\.dll$/i.test(path) ? "nuget" : "");
  return file || guessedPackageType(name, asText(entry.version));
}

/** One vulnerability of a package; a text says why it cannot be read. */
export function readVulnerability(
  vulnerability: JsonObject | null,
  entry: JsonObject,
  list: PackageList,
  systemType: string,
): Observation | string {
  const id = asWord(vulnerability?.name);
  const name = asWord(entry.name);
  if (vulnerability === null || id === null) return "no name";
  if (name === null) return "its package has no name";
  return vulnerabilityObservation({
    slice: SLICE.key,
    id,
    names: [],
    rule: {
      description: asText(vulnerability.description),
      references: asTexts([vulnerability.source]),
      cvss: statedScore({ score: vulnerability.score, vector: "", version: "3.0", source: "" }),
      kev: vulnerability.hasCisaKevExploit === true ? true : null,
      publishedAt: utcTime(vulnerability.publishDate),
    },
    component: componentOf(null, name, typeOf(list, entry, systemType)),
    version: asText(entry.version),
    fixedVersion: asText(vulnerability.fixedVersion),
    severity: severityOf(vulnerability.severity),
    place: asText(entry.path),
    layer: asWord(asObject(entry.layerMetadata)?.id),
  });
}
