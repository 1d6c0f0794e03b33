import { ecosystemsOf } from "./ecosystem.ts";
import { orderOf } from "./versions/compare.ts";
import { evaluateRanges, type VersionRange } from "./versions/ranges.ts";
import { schemeOfEcosystem } from "./versions/scheme.ts";

/** A package that a bill lists, as far as advisories are matched with it. */
export interface BillEntry {
  /** The component's key: `deb/libssl3`, `npm/@scope/name`. */
  key: string;
  type: string;
  version: string;
  /** Of an rpm or deb whose version leaves it out; else 0. */
  epoch: number;
  /** lib/intelligence/ecosystem.ts; "" where unknown. */
  ecosystem: string;
  source: { name: string; version: string } | null;
}

/** One `affected` entry of an advisory that was not withdrawn. */
export interface AffectedEntry {
  advisoryId: number;
  ecosystem: string;
  package: string;
  ranges: VersionRange[];
  versions: string[];
}

export interface Match<E extends BillEntry> {
  entry: E;
  affected: AffectedEntry;
  /** "" where there is no fix. */
  fixedVersion: string;
}

/** What is asked of the advisories about a package. */
export interface Question {
  ecosystem: string;
  package: string;
  version: string;
}

/** Distributions whose advisories name source packages also where their packages are RPMs. */
const RPM_BY_SOURCE = ["azure linux", "mageia", "opensuse", "openeuler", "photon os", "rocky linux", "suse"];

/**
 * Under which names and versions advisories may speak of a package: debs and apks by their source packages, RPMs by
 * their own names and (some distributions) their sources', anything else by itself.
 */
export function questionsOf(entry: BillEntry): Question[] {
  const { key, type, source, ecosystem } = entry;
  if (ecosystem === "") return [];
  const own = { package: key, version: withEpoch(entry.version, entry.epoch) };
  const upstream = source && {
    package: `${type}/${type === "rpm" ? source.name : source.name.toLowerCase()}`,
    version: withEpoch(source.version || entry.version, entry.epoch),
  };
  const bySource = upstream !== null && (type === "deb" || type === "apk");
  const byBoth = upstream !== null && upstream.package !== key && RPM_BY_SOURCE.includes(familyOf(ecosystem));
  const asked = bySource ? [upstream] : byBoth ? [own, upstream] : [own];
  return ecosystemsOf(ecosystem).flatMap((name) => asked.map((one) => ({ ecosystem: name, ...one })));
}

const familyOf = (ecosystem: string): string => ecosystem.split(":", 1)[0] as string;

const withEpoch = (version: string, epoch: number): string =>
  epoch === 0 || /^\d+:/.test(version) ? version : `${epoch}:${version}`;

/** How entries are found: the join of packages with advisories. */
export const entryKey = ({ ecosystem, package: name }: { ecosystem: string; package: string }): string =>
  `${ecosystem}\n${name}`;

/**
 * Packages × advisories: each package once for each advisory that affects its version. What no order of versions can
 * tell is no match: an advisory has to say so.
 *
 * @param known what is known, by `entryKey`
 */
export function matchPackages<E extends BillEntry>(
  entries: Iterable<E>,
  known: ReadonlyMap<string, readonly AffectedEntry[]>,
): Match<E>[] {
  const matches: Match<E>[] = [];
  for (const entry of entries) {
    const told = questionsOf(entry).flatMap((question) => {
      const rows = known.get(entryKey(question));
      return rows ? [{ rows, fixFor: fixOf(question) }] : [];
    });
    if (told.length > 0) matches.push(...matchesOf(entry, told).values());
  }
  return matches;
}

const matchesOf = <E extends BillEntry>(
  entry: E,
  told: { rows: readonly AffectedEntry[]; fixFor: (entry: AffectedEntry) => string | null }[],
): Map<number, Match<E>> => {
  const found = new Map<number, Match<E>>();
  for (const { rows, fixFor } of told) {
    for (const affected of rows) {
      const fixedVersion = fixFor(affected);
      if (fixedVersion === null) continue;
      const earlier = found.get(affected.advisoryId);
      // Of an advisory's several entries the one that also names a fix says more.
      if (!earlier || (earlier.fixedVersion === "" && fixedVersion !== ""))
        found.set(affected.advisoryId, { entry, affected, fixedVersion });
    }
  }
  return found;
};

/** Answers for one version: the version to move to, "" where there is none; null where it is not affected. */
function fixOf({ ecosystem, version }: Question): (entry: AffectedEntry) => string | null {
  const scheme = schemeOfEcosystem(ecosystem);
  if (scheme === null) return ({ versions }) => (versions.includes(version) ? "" : null);
  const order = orderOf(scheme);
  const parsed = order.parse(version);
  return (entry) => {
    const simple = parsed === null ? undefined : simpleFix(order, parsed, entry);
    if (simple !== undefined) return simple;
    const { affected, fixedVersion } = evaluateRanges(scheme, version, entry.ranges, entry.versions);
    return affected === true ? fixedVersion : null;
  };
}

/** What nearly all advisories say, one range from an introduction to its fix, needs no evaluation; undefined for others. */
function simpleFix(
  order: Order,
  version: unknown,
  { ranges, versions }: AffectedEntry,
): string | null | undefined {
  const [range] = ranges;
  if (versions.length > 0 || ranges.length !== 1 || range?.events.length !== 2) return undefined;
  const [first, second] = range.events;
  if (!first || !second || !("introduced" in first) || !("fixed" in second)) return undefined;
  const [fixed, zero] = [order.parse(second.fixed), first.introduced === "0"];
  const introduced = zero ? null : order.parse(first.introduced);
  if (fixed === null || (introduced === null && !zero)) return undefined;
  // Events need not stand in order: a fix before its introduction ends nothing.
  if (introduced !== null && order.compare(introduced, fixed) >= 0) return undefined;
  const before = introduced !== null && order.compare(version, introduced) < 0;
  return before || order.compare(version, fixed) >= 0 ? null : second.fixed;
}

type Order = ReturnType<typeof orderOf>;

const BOUNDS: Record<string, string> = { introduced: "≥ ", fixed: "< ", last_affected: "≤ ", limit: "< " };

/** Which of an entry's ranges or versions speak of a version, for people: `≥ 1.0.0, < 1.2.3`. */
export function rangeText({ ecosystem, version }: Question, { ranges, versions }: AffectedEntry): string {
  const scheme = schemeOfEcosystem(ecosystem);
  const telling = scheme && ranges.find((range) => evaluateRanges(scheme, version, [range], []).affected);
  if (!telling) return versions.includes(version) ? `${version}, by name` : "";
  const bounds = telling.events.flatMap((event) => Object.entries(event)).filter(([, at]) => at !== "0");
  return bounds.length === 0
    ? "every version"
    : bounds.map(([kind, at]) => `${BOUNDS[kind] ?? ""}${at}`).join(", ");
}
