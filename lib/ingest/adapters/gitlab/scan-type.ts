import type { Slice } from "../../reading.ts";
import { additiveSlice } from "../check-entry.ts";
import { asList, asObject, asWord } from "../json-value.ts";

/** What a report is of: images, what is built from (packages, code, secrets). */
export const SCAN_TYPES = {
  container_scanning: additiveSlice("gitlab:container_scanning", "vulnerabilities", "vulnerability"),
  cluster_image_scanning: additiveSlice("gitlab:cluster_image_scanning", "vulnerabilities", "vulnerability"),
  dependency_scanning: additiveSlice("gitlab:dependency_scanning", "vulnerabilities", "vulnerability"),
  sast: additiveSlice("gitlab:sast", "configuration", "misconfiguration"),
  secret_detection: additiveSlice("gitlab:secret_detection", "secrets", "secret"),
} satisfies Record<string, Slice>;

export type ScanType = keyof typeof SCAN_TYPES;

export const isScanType = (word: string): word is ScanType => Object.hasOwn(SCAN_TYPES, word);

/** Types of the same envelope that are about running applications. */
const OTHERS = ["dast", "api_fuzzing", "coverage_fuzzing"];

/**
 * The type that a report states, before version 14 in its entries only, or that its first entry shows; null where it is
 * none of GitLab's reports. Trivy's template states none.
 */
export function scanTypeOf(document: unknown): string | null {
  const report = asObject(document);
  if (report === null || typeof report.version !== "string" || !Array.isArray(report.vulnerabilities))
    return null;
  const stated = asWord(asObject(report.scan)?.type);
  if (stated !== null) return isScanType(stated) || OTHERS.includes(stated) ? stated : null;
  const first = asObject(asList(report.vulnerabilities)[0]);
  if (first === null)
    return report.vulnerabilities.length === 0 && Array.isArray(report.remediations)
      ? "container_scanning"
      : null;
  const location = asObject(first.location);
  if (location === null || !Array.isArray(first.identifiers)) return null;
  const category = asWord(first.category);
  if (category !== null && (isScanType(category) || OTHERS.includes(category))) return category;
  if ("image" in location) return "container_scanning";
  if ("dependency" in location) return "dependency_scanning";
  return "file" in location ? "sast" : null;
}
