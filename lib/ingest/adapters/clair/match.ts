import type { Observation, Rule } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import { asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { problemIds, vulnerabilityObservation } from "../vulnerability-entry.ts";
import { vulnerabilityIds } from "../vulnerability-id.ts";
import type { Enrichments } from "./enrichments.ts";
import type { InstalledPackage } from "./installed.ts";
import { CLAIR_SLICE, clairSeverity } from "./statement.ts";

export interface MatchContext {
  enrichments: Enrichments;
  /** By id in the report: many packages share one. */
  rules: Map<string, Rule>;
}

/** A vulnerability in a package; a text says why it cannot be read. */
export function readMatch(
  id: string,
  vulnerability: JsonObject | null,
  installed: InstalledPackage | string,
  context: MatchContext,
): Observation | string {
  if (typeof installed === "string") return installed;
  if (vulnerability === null) return `no such vulnerability: ${id.slice(0, 100)}`;
  const name = asWord(vulnerability.name);
  if (name === null) return "no name of the vulnerability";
  const rule = context.rules.get(id) ?? ruleOf(name, id, vulnerability, context.enrichments);
  context.rules.set(id, rule);
  const fixedVersion = fixOf(asText(vulnerability.fixed_in_version));
  const read = vulnerabilityObservation({
    slice: CLAIR_SLICE.key,
    id: rule.id,
    names: [],
    rule,
    ...installed,
    fixedVersion,
    severity: clairSeverity(vulnerability.normalized_severity || vulnerability.severity),
  });
  return { ...read, rule };
}

function ruleOf(name: string, id: string, vulnerability: JsonObject, enrichments: Enrichments): Rule {
  const links = asText(vulnerability.links).split(/\s+/);
  const known = enrichments.get(id);
  return {
    ...nameOf(name, links, vulnerability),
    title: "",
    description: asText(vulnerability.description),
    remediation: "",
    references: asTexts(links),
    cvss: known?.cvss ?? [],
    epss: known?.epss ?? null,
    kev: known?.kev ?? null,
    publishedAt: scanTime(vulnerability.issued),
  };
}

/**
 * Names are ids, ids with a remark (`CVE-… on Ubuntu 18.04 LTS (bionic) - low.`), or notices with a title
 * (`RHSA-…: openssl security update`), whose links are to what they fix.
 */
function nameOf(name: string, links: readonly string[], vulnerability: JsonObject) {
  const [own, ...more] = vulnerabilityIds(name);
  const aliases = asObjects(vulnerability.Aliases ?? vulnerability.aliases).map(aliasOf);
  if (own !== undefined && more.length === 0) return problemIds(own, aliases.flatMap(vulnerabilityIds));
  const notice = /^[A-Z]{2,8}-[\w:.-]*\d/.exec(name)?.[0].replace(/:$/, "") ?? name;
  const fixes = [...links, ...aliases].flatMap(vulnerabilityIds);
  return problemIds(notice, [...more, ...(own === undefined ? [] : [own]), ...fixes]);
}

/** Space and name of an alias: `CVE` and `2026-1111`, or a whole id in either. */
function aliasOf(alias: JsonObject): string {
  const space = asText(alias.space);
  const name = asText(alias.name);
  return vulnerabilityIds(name).length > 0 ? name : `${space}-${name}`;
}

/** A version, or the range of an OSV record (`fixed=1.2&introduced=0`); Alpine writes 0 for "not affected". */
function fixOf(stated: string): string {
  if (!/^(\w+=[^&]*)(&\w+=[^&]*)*$/.test(stated)) return stated.trim() === "0" ? "" : stated;
  return new URLSearchParams(stated).get("fixed") ?? "";
}
