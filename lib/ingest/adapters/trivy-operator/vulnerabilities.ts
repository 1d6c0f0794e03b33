import type { Observation, Slice } from "../../reading.ts";
import { asList, asNumber, asObject, asText, asWord, type JsonObject, step } from "../json-value.ts";
import { countObservation, type Tally } from "../tally.ts";
import { readVulnerability, type VulnerabilityMemo } from "../trivy/vulnerability.ts";
import { isOsPackage, packageTypeIn } from "./package-type.ts";

export interface ReadVulnerabilities {
  observations: Observation[];
  slices: Slice[];
}

/** `report.vulnerabilities`, and what of the image's packages the report is a complete statement about. */
export function readVulnerabilities(
  report: JsonObject,
  at: string,
  tally: Tally,
  memo: VulnerabilityMemo,
): ReadVulnerabilities {
  const osFamily = asText(asObject(report.os)?.family);
  const observations: Observation[] = [];
  for (const [index, raw] of asList(report.vulnerabilities).entries()) {
    const read = readEntry(asObject(raw), osFamily, memo);
    if (typeof read === "string") {
      tally.skipped.push({ path: step(step(at, "vulnerabilities"), index), reason: read });
      continue;
    }
    observations.push(read);
    countObservation(tally, read);
  }
  return { observations, slices: slicesOf(observations, osFamily) };
}

/** The operator writes Trivy's fields under names of its own. */
function readEntry(
  entry: JsonObject | null,
  osFamily: string,
  memo: VulnerabilityMemo,
): Observation | string {
  if (entry === null) return "not an object";
  if (asWord(entry.vulnerabilityID) === null) return "no vulnerabilityID";
  if (asWord(entry.resource) === null && asWord(entry.packagePURL) === null) return "no resource";
  const packageType = packageTypeIn(entry, osFamily);
  const isOs = isOsPackage(entry, packageType);
  const observation = readVulnerability(
    {
      VulnerabilityID: entry.vulnerabilityID,
      PkgName: entry.resource,
      PkgIdentifier: { PURL: entry.packagePURL },
      PkgPath: entry.packagePath ?? entry.pkgPath,
      InstalledVersion: entry.installedVersion,
      FixedVersion: entry.fixedVersion,
      Severity: entry.severity,
      Title: entry.title,
      Description: entry.description,
      PrimaryURL: entry.primaryLink,
      References: entry.links,
      CVSS: entry.cvss,
      PublishedDate: entry.publishedDate,
    },
    {
      packageType,
      slice: isOs ? "trivy:os-pkgs" : "trivy:lang-pkgs",
      place: isOs ? "" : asText(entry.target),
      memo,
    },
  );
  return typeof observation === "string" ? observation : withScore(observation, entry);
}

/** Most versions state one score without its vector. */
function withScore(observation: Observation, entry: JsonObject): Observation {
  const score = asNumber(entry.score);
  const { rule } = observation;
  if (score === null || score <= 0 || rule.cvss.length > 0) return observation;
  const cvss = [{ version: "3.0", vector: "", score, source: asText(entry.cvssSource) }];
  return { ...observation, rule: { ...rule, cvss } };
}

/** One that lists nothing and names no operating system could not look inside: it covers nothing. */
function slicesOf(observations: readonly Observation[], osFamily: string): Slice[] {
  const listed = new Set(observations.map((observation) => observation.slice));
  if (listed.size === 0 && osFamily === "") return [];
  const slice = (key: string, assesses: boolean): Slice => ({
    key,
    kind: "vulnerability",
    area: "vulnerabilities",
    assesses,
    complete: true,
  });
  return [
    slice("trivy:os-pkgs", osFamily !== "" || listed.has("trivy:os-pkgs")),
    slice("trivy:lang-pkgs", listed.has("trivy:lang-pkgs")),
  ];
}
