import { apk } from "./apk.ts";
import { dpkg } from "./dpkg.ts";
import { go } from "./go.ts";
import { maven } from "./maven.ts";
import { nuget } from "./nuget.ts";
import type { Sign, VersionOrder } from "./order.ts";
import { pep440 } from "./pep440.ts";
import { rpm } from "./rpm.ts";
import { rubygems } from "./rubygems.ts";
import type { VersionScheme } from "./scheme.ts";
import { semver } from "./semver.ts";

/** What a scheme parses to is its own affair. */
const opaque = <Version>(order: VersionOrder<Version>) => order as VersionOrder<unknown>;

const ORDERS: Record<VersionScheme, VersionOrder<unknown>> = {
  dpkg: opaque(dpkg),
  rpm: opaque(rpm),
  apk: opaque(apk),
  semver: opaque(semver),
  pep440: opaque(pep440),
  maven: opaque(maven),
  go: opaque(go),
  rubygems: opaque(rubygems),
  nuget: opaque(nuget),
};

/** Parses and compares in a scheme: for comparing one version with many. */
export const orderOf = (scheme: VersionScheme): VersionOrder<unknown> => ORDERS[scheme];

/**
 * Which of two versions comes first in a scheme: -1 when `a` does, 0 when they rank equal, 1 when `b` does.
 * @returns null when one of them is not a version of that scheme
 */
export function compareVersions(scheme: VersionScheme, a: string, b: string): Sign | null {
  const { parse, compare } = orderOf(scheme);
  const [left, right] = [parse(a), parse(b)];
  return left === null || right === null ? null : compare(left, right);
}
