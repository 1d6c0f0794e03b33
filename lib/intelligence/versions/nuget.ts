import { compareDigits, compareLists, type Sign, type VersionOrder } from "./order.ts";
import { comparePrereleases } from "./prerelease.ts";
import type { SemanticVersion } from "./semver.ts";

const VERSION = /^([0-9]+(?:\.[0-9]+){0,3})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]*)?$/;

/**
 * NuGet's `major[.minor[.patch[.revision]]][-prerelease][+metadata]`: "NuGet package version reference", normalized
 * version numbers. SemVer 2.0 with a fourth number, in which the letters' case doesn't count.
 */
function parse(text: string): SemanticVersion | null {
  const [, numbers, prerelease] = VERSION.exec(text.trim()) ?? [];
  if (numbers === undefined) return null;
  return { numbers: numbers.split("."), prerelease: prerelease?.toLowerCase().split(".") ?? [] };
}

const compare = (a: SemanticVersion, b: SemanticVersion): Sign =>
  compareLists(a.numbers, b.numbers, "0", compareDigits) || comparePrereleases(a.prerelease, b.prerelease);

export const nuget: VersionOrder<SemanticVersion> = { parse, compare };
