import { orderOf } from "./compare.ts";
import type { Sign, VersionOrder } from "./order.ts";
import type { VersionScheme } from "./scheme.ts";

export type VersionEvent =
  | { introduced: string }
  | { fixed: string }
  | { last_affected: string }
  | { limit: string };

/** A range of an OSV record's `affected[].ranges`; the type GIT orders commits, not versions, and has no place here. */
export interface VersionRange {
  type: "SEMVER" | "ECOSYSTEM";
  events: VersionEvent[];
}

export interface RangeVerdict {
  /** null: cannot tell, for the version or what would decide is no version of the scheme, or nothing was stated. */
  affected: boolean | null;
  /** The smallest fix above the version that no other range affects; empty when not affected, or not fixed. */
  fixedVersion: string;
}

/** A moment in the order of versions at which one range begins or ceases to affect. */
interface Step<Version> {
  /** null: before all versions, which OSV writes `0`. */
  at: Version | null;
  range: number;
  begins: boolean;
  /** The version itself is still as before: `last_affected`. */
  after: boolean;
  /** As written; empty when this is no fix. */
  fix: string;
}

/**
 * Whether a version is affected: the evaluation of the OSV schema 1.7 ("affected[].ranges" and "versions"), with the
 * fix to move to. Ranges of either type are read in the order of the ecosystem: the version is written in it, and
 * SemVer can't read a `1.0.post1`.
 * @param versions affected versions by name; equal ones of another spelling count (`1.0` and `1.0.0` in PyPI)
 */
export function evaluateRanges(
  scheme: VersionScheme,
  version: string,
  ranges: VersionRange[],
  versions: string[],
): RangeVerdict {
  return evaluate(orderOf(scheme), version, ranges, versions);
}

function evaluate<Version>(
  order: VersionOrder<Version>,
  text: string,
  ranges: VersionRange[],
  versions: string[],
): RangeVerdict {
  const version = order.parse(text);
  const named = versions.includes(text);
  const nothing = ranges.length === 0 && versions.length === 0;
  if (version === null) return { affected: named ? true : null, fixedVersion: "" };
  const read = ranges.map((range, index) => stepsOf(order, range, index));
  const swept = sweep(
    order,
    version,
    read.flatMap((steps) => steps ?? []),
  );
  const affected = named || swept.affected || isNamed(order, version, versions);
  if (affected) return { affected, fixedVersion: swept.fixedVersion };
  return { affected: nothing || read.includes(null) ? null : false, fixedVersion: "" };
}

const isNamed = <Version>(order: VersionOrder<Version>, version: Version, versions: string[]): boolean =>
  versions.some((name) => {
    const other = order.parse(name);
    return other !== null && order.compare(version, other) === 0;
  });

/** @returns null when an event is no version of the scheme: nothing true can be said from the others */
function stepsOf<Version>(
  order: VersionOrder<Version>,
  { events }: VersionRange,
  range: number,
): Step<Version>[] | null {
  const steps: Step<Version>[] = [];
  const limits: Version[] = [];
  let unlimited = false;
  for (const [kind, text] of events.flatMap((event) => Object.entries(event))) {
    if (kind === "limit" && text === "*") {
      unlimited = true;
      continue;
    }
    const begins = kind === "introduced";
    const at = begins && text === "0" ? null : order.parse(text);
    if (at !== null && kind === "limit") limits.push(at);
    else if (at === null && text !== "0") return null;
    else
      steps.push({ at, range, begins, after: kind === "last_affected", fix: kind === "fixed" ? text : "" });
  }
  return unlimited || limits.length === 0 ? steps : limited(order, steps, limits, range);
}

/** A version counts when it is below any limit, so the greatest is the one. Fixes past it are still fixes. */
function limited<Version>(
  order: VersionOrder<Version>,
  steps: Step<Version>[],
  limits: Version[],
  range: number,
): Step<Version>[] {
  const limit = limits.reduce((a, b) => (order.compare(a, b) < 0 ? b : a));
  const counting = steps.filter(({ at, begins }) => !begins || at === null || order.compare(at, limit) < 0);
  return [...counting, { at: limit, range, begins: false, after: false, fix: "" }];
}

/** Walks the steps upwards, past the version and on to the first fix at which no range affects any more. */
function sweep<Version>(
  order: VersionOrder<Version>,
  version: Version,
  steps: Step<Version>[],
): { affected: boolean; fixedVersion: string } {
  const upwards = steps.toSorted(
    (a, b) => compareStarts(order, a.at, b.at) || Number(a.after) - Number(b.after),
  );
  const affecting = new Set<number>();
  let next = 0;
  const take = (until: (step: Step<Version>) => boolean) => {
    for (; next < upwards.length && !until(upwards[next]!); next++) {
      const { range, begins } = upwards[next]!;
      if (begins) affecting.add(range);
      else affecting.delete(range);
    }
  };
  take(({ at, after }) => {
    const side = compareStarts(order, at, version);
    return side > 0 || (side === 0 && after);
  });
  const affected = affecting.size > 0;
  while (next < upwards.length) {
    const start = next;
    const { at, after } = upwards[start]!;
    take((step) => step.after !== after || compareStarts(order, step.at, at) !== 0);
    const fix = upwards.slice(start, next).find((step) => step.fix !== "")?.fix;
    if (fix !== undefined && affecting.size === 0) return { affected, fixedVersion: fix };
  }
  return { affected, fixedVersion: "" };
}

function compareStarts<Version>(order: VersionOrder<Version>, a: Version | null, b: Version | null): Sign {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null ? 1 : order.compare(a, b);
}
