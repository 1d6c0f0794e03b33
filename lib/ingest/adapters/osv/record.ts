import type { Advisory } from "../../reading/knowledge.ts";
import type { Skip } from "../../reading.ts";
import { bareAdvisory, recordTime } from "../feed-reading.ts";
import { asObjects, asText, asTexts, asWord, type JsonObject } from "../json-value.ts";
import { affectedIn } from "./affected.ts";
import { cvssOf, severityWord } from "./severity.ts";

/**
 * `related` and `upstream` name other advisories, not other names of this one; of the latter a distribution's record is
 * the local one.
 * @param at where the record stands; what cannot be read of it is added to `skipped`
 */
export function advisoryOf(id: string, record: JsonObject, at: string, skipped: Skip[]): Advisory {
  const aliases = asTexts(record.aliases).map((alias) => alias.trim());
  const upstream = asTexts(record.upstream).map((other) => other.trim());
  return {
    ...bareAdvisory(id),
    aliases: aliases.filter((alias) => alias !== id),
    ...(upstream.length === 0 ? {} : { upstream }),
    summary: asText(record.summary),
    details: asText(record.details),
    references: asTexts(asObjects(record.references).map(({ url }) => url)),
    publishedAt: recordTime(record.published),
    modifiedAt: recordTime(record.modified),
    withdrawnAt: withdrawnAt(record),
    cvss: cvssOf(record),
    severity: severityWord(record),
    affected: affectedIn(record, at, skipped),
  };
}

/** A record may be taken back without a day that can be read: then it was by the time it was last changed. */
function withdrawnAt(record: JsonObject): string | null {
  if (asWord(record.withdrawn) === null) return null;
  return recordTime(record.withdrawn) ?? recordTime(record.modified);
}
