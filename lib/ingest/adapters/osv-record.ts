import type { Rule } from "../reading.ts";
import { utcTime } from "../scan-time.ts";
import { asObject, asObjects, asText, asTexts, asWord, type JsonObject } from "./json-value.ts";

/**
 * The rule that an OSV record makes, as scanners print it with their matches.
 *
 * @param more ids that the scanner claims for the same problem beside the record's own
 * @see https://ossf.github.io/osv-schema
 */
export function osvRule(record: JsonObject, id: string, more: readonly string[]): Rule {
  const aliases = [...asTexts(record.aliases), ...more].map((alias) => alias.trim());
  return {
    id,
    aliases: [...new Set(aliases)].filter((alias) => alias !== "" && alias !== id),
    title: asText(record.summary),
    description: asText(record.details),
    remediation: "",
    references: asTexts(asObjects(record.references).map(({ url }) => asWord(url))),
    cvss: [],
    epss: null,
    kev: null,
    publishedAt: utcTime(record.published),
  };
}

/** The versions that fix a package, in the record's order: one for each line of releases. */
export function osvFixes(record: JsonObject, names: readonly string[]): string[] {
  const fixes = asObjects(record.affected)
    .filter((affected) => names.includes(asText(asObject(affected.package)?.name)))
    .flatMap((affected) => asObjects(affected.ranges))
    .filter((range) => range.type !== "GIT")
    .flatMap((range) => asObjects(range.events))
    .flatMap((event) => asWord(event.fixed) ?? []);
  return [...new Set(fixes)];
}

/** The database's word for how bad it is: of the record, else of what it affects, else an `Ubuntu` rating; or null. */
export function osvSeverityWord(record: JsonObject): string | null {
  const affected = asObjects(record.affected).flatMap((one) => [
    one.ecosystem_specific,
    one.database_specific,
  ]);
  const words = [record.database_specific, ...affected].map((part) => asWord(asObject(part)?.severity));
  const rated = asObjects(record.severity)
    .filter(({ type }) => type === "Ubuntu")
    .map(({ score }) => asWord(score));
  return [...words, ...rated].find((word) => word !== null && /^[a-z]+$/i.test(word)) ?? null;
}
