import { boundedKey } from "../../ingest/bounded-keys.ts";
import type { Observation, Slice } from "../../ingest/reading.ts";
import type { KnownAdvisory } from "../advisories/record.ts";
import { type BillEntry, type Match, questionsOf, rangeText } from "../matching.ts";

/** A package that an asset's bills list, with the numbers it is known by. */
export interface ListedPackage extends BillEntry {
  componentId: number;
  versionId: number;
  name: string;
  place: string;
}

/**
 * All that the advisories known say of the packages that an asset's bills list. It takes back what it said before; but
 * how many advisories are known is not how many there are, so that by itself it is no assessment.
 */
export const MATCH_SLICE: Slice = {
  key: "plimsoll:advisories",
  kind: "vulnerability",
  area: "vulnerabilities",
  assesses: false,
  complete: true,
};

/** A match as a scanner would report it: the record is the rule, under all of its names; the package the component. */
export function observationOf(match: Match<ListedPackage>, advisory: KnownAdvisory): Observation {
  const { entry, affected, fixedVersion } = match;
  return {
    kind: "vulnerability",
    slice: MATCH_SLICE.key,
    rule: {
      id: advisory.key,
      aliases: advisory.aliases.filter((alias) => alias !== advisory.key),
      title: advisory.summary,
      description: advisory.details,
      remediation: "",
      references: advisory.urls,
      cvss: advisory.cvss,
      epss: null,
      kev: null,
      publishedAt: advisory.published,
    },
    component: { key: entry.key, name: entry.name, type: entry.type, purl: null },
    version: entry.version,
    fixedVersion: boundedKey(fixedVersion),
    place: entry.place,
    severity: advisory.severity,
    toolSeverity: null,
    outcome: "fail",
    fixState: fixedVersion === "" ? "affected" : "fixed",
    layer: null,
    detail: `${advisory.key}: ${affected.ecosystem} ${affected.package} ${rangeOf(match)}`,
  };
}

/** Which versions the advisory names, for the name and version under which it was asked about the package. */
export function rangeOf({ entry, affected }: Match<ListedPackage>): string {
  const question = questionsOf(entry).find(
    (one) => one.ecosystem === affected.ecosystem && one.package === affected.package,
  );
  return question ? rangeText(question, affected) : "";
}
