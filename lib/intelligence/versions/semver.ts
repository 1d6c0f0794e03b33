import { compareDigits, compareLists, type Sign, type VersionOrder } from "./order.ts";
import { comparePrereleases } from "./prerelease.ts";

export interface SemanticVersion {
  /** Major, minor, patch, and what some registries have behind them. */
  numbers: string[];
  prerelease: string[];
}

const VERSION =
  /^[v=]*\s*([0-9]+(?:\.[0-9]+)*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)|([A-Za-z][0-9A-Za-z-]*(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]*)?$/;

/**
 * Semantic versions, semver.org 2.0.0 §11: build metadata (§10) doesn't count. Read as loosely as registries do:
 * with `v` or `=` before it, numbers missing (zero) or one more, leading zeros, a pre-release without its hyphen.
 */
function parse(text: string): SemanticVersion | null {
  const [, numbers, hyphenated, glued] = VERSION.exec(text.trim()) ?? [];
  if (numbers === undefined) return null;
  return { numbers: numbers.split("."), prerelease: (hyphenated ?? glued)?.split(".") ?? [] };
}

const compare = (a: SemanticVersion, b: SemanticVersion): Sign =>
  compareLists(a.numbers, b.numbers, "0", compareDigits) || comparePrereleases(a.prerelease, b.prerelease);

export const semver: VersionOrder<SemanticVersion> = { parse, compare };
