import { boundedKey } from "../../ingest/bounded-keys.ts";
import { componentOf } from "../../ingest/identity/component.ts";
import type { AffectedPackage, AffectedRange } from "../../ingest/reading/knowledge.ts";
import { ecosystemKey, ecosystemOfPackage, packageKey } from "../ecosystem.ts";
import type { VersionEvent, VersionRange } from "../versions/ranges.ts";

/** One `affected` entry of a record as packages are looked up: by ecosystem (lib/intelligence/ecosystem.ts) and component key. */
export interface AffectedRow {
  ecosystem: string;
  package: string;
  ranges: VersionRange[];
  versions: string[];
}

/**
 * What of a record can be matched with packages. Commits are no versions, so ranges of them are left out; and so are
 * entries that then say nothing of any version.
 */
export const affectedRows = (affected: readonly AffectedPackage[]): AffectedRow[] =>
  affected.flatMap((entry) => {
    const named = placeOf(entry);
    const ranges = entry.ranges.filter(({ type }) => type !== "GIT").map(rangeOf);
    const says = ranges.length > 0 || entry.versions.length > 0;
    if (named === null || !says) return [];
    return [
      {
        ecosystem: boundedKey(named.ecosystem),
        package: boundedKey(named.package),
        ranges,
        versions: entry.versions,
      },
    ];
  });

const placeOf = ({
  ecosystem,
  name,
  purl,
}: AffectedPackage): Pick<AffectedRow, "ecosystem" | "package"> | null => {
  if (ecosystem !== "" && name !== "") {
    const key = ecosystemKey(ecosystem);
    return { ecosystem: key, package: packageKey(key, name) };
  }
  if (purl === null) return null;
  const component = componentOf(purl, name, "");
  const found = ecosystemOfPackage(component.type, purl);
  return found === "" ? null : { ecosystem: found, package: component.key };
};

const rangeOf = ({ type, events }: AffectedRange): VersionRange => ({
  type: type === "SEMVER" ? "SEMVER" : "ECOSYSTEM",
  events: events.flatMap(eventsOf),
});

const eventsOf = (event: AffectedRange["events"][number]): VersionEvent[] => [
  ...(event.introduced === undefined ? [] : [{ introduced: event.introduced }]),
  ...(event.fixed === undefined ? [] : [{ fixed: event.fixed }]),
  ...(event.lastAffected === undefined ? [] : [{ last_affected: event.lastAffected }]),
  ...(event.limit === undefined ? [] : [{ limit: event.limit }]),
];
