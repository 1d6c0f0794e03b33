import { compareVersions } from "../../intelligence/versions/compare.ts";
import { schemeOfPurlType } from "../../intelligence/versions/scheme.ts";

/** One sighting's version that fixes it; "" where no report names one. */
interface Sighting {
  fixedVersion: string;
  live: boolean;
}

/**
 * The smallest version that clears a finding everywhere it is now: the highest of the versions that fix its places, in
 * the order of the package's own ecosystem.
 *
 * @returns null where a place has no fix, or versions cannot be put in order
 */
export const smallestFix = (packageType: string, occurrences: readonly Sighting[]): string | null => {
  const live = occurrences.filter((one) => one.live);
  const scheme = schemeOfPurlType(packageType);
  if (live.length === 0 || live.some((one) => one.fixedVersion === "")) return null;
  // A tool that knows fixes on several branches names them all: the first is the nearest.
  const versions = [...new Set(live.map((one) => one.fixedVersion.split(",")[0]!.trim()))];
  if (versions.length === 1) return versions[0]!;
  if (scheme === null) return null;
  let highest = versions[0]!;
  for (const version of versions.slice(1)) {
    const order = compareVersions(scheme, highest, version);
    if (order === null) return null;
    if (order < 0) highest = version;
  }
  return highest;
};
