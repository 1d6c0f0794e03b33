import { dpkg } from "./dpkg.ts";
import type { Sign, VersionOrder } from "./order.ts";
import type { VersionScheme } from "./scheme.ts";

/** What a scheme parses to stays with the scheme. */
const hidden = <Version>(order: VersionOrder<Version>) => order as VersionOrder<unknown>;

const ORDERS = { dpkg: hidden(dpkg) } as Record<VersionScheme, VersionOrder<unknown>>;

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
