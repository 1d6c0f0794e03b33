import type { VersionOrder } from "./order.ts";
import { type SemanticVersion, semver } from "./semver.ts";

const TOOLCHAIN = /^go([0-9]+(?:\.[0-9]+)*)(?:(alpha|beta|rc)([0-9]+))?(?:[-\s].*)?$/;

/**
 * Go modules: semantic versions with a `v` (Go Modules Reference, "Versions"), which OSV leaves out. Pseudo-versions
 * are pre-releases whose timestamp comes before the commit, `+incompatible` is build metadata: the order needs no
 * rule for either. The toolchain and its standard library write `go1.21rc2` (Go Toolchains, "Go versions").
 * @returns null for `(devel)`: built from a work tree, of no version
 */
function parse(text: string): SemanticVersion | null {
  const [, numbers, stage, count] = TOOLCHAIN.exec(text.trim()) ?? [];
  if (numbers === undefined) return semver.parse(text);
  return { numbers: numbers.split("."), prerelease: stage && count ? [stage, count] : [] };
}

export const go: VersionOrder<SemanticVersion> = { parse, compare: semver.compare };
