import { hash } from "node:crypto";
import type { Severity } from "../../findings/schema.ts";
import { boundedKey } from "../../ingest/bounded-keys.ts";
import { orderedTime } from "../../ingest/order.ts";
import type { Advisory } from "../../ingest/reading/knowledge.ts";
import { severityOf, severityOfScore, worstSeverity } from "../../ingest/severity.ts";
import { advisoryId } from "../alias.ts";
import { type AffectedRow, affectedRows } from "./affected-rows.ts";

/** A record as it is kept. */
export interface AdvisoryRecord {
  key: string;
  /** Fixed width: compares as text. A record that states no time is older than any that does. */
  modified: string;
  digest: string;
  withdrawn: string | null;
  published: string | null;
  aliases: string[];
  summary: string;
  details: string;
  urls: string[];
  cvss: { version: string; vector: string; score: number; source: string }[];
  severity: Severity;
  affected: AffectedRow[];
}

/** What of a record a match tells. */
export type KnownAdvisory = Omit<AdvisoryRecord, "modified" | "digest" | "withdrawn" | "affected">;

/** The records of a document, of each only the newest version, in the order of their keys. */
export function advisoryRecords(advisories: readonly Advisory[]): AdvisoryRecord[] {
  const newest = new Map<string, AdvisoryRecord>();
  for (const record of advisories.map(recordOf)) {
    const known = newest.get(record.key);
    if (!known || isNewer(record, known)) newest.set(record.key, record);
  }
  return [...newest.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Which version of a record counts, whatever the order of their arrival; two of one time are told apart by content. */
export const isNewer = (
  a: Pick<AdvisoryRecord, "modified" | "digest">,
  b: Pick<AdvisoryRecord, "modified" | "digest">,
): boolean => (a.modified === b.modified ? a.digest > b.digest : a.modified > b.modified);

function recordOf(advisory: Advisory): AdvisoryRecord {
  const { id: key, aliases } = namesOf(advisory);
  const { withdrawnAt, publishedAt, summary, details, references: urls } = advisory;
  const content = {
    withdrawn: withdrawnAt,
    published: publishedAt,
    aliases,
    summary,
    details,
    urls,
    cvss: advisory.cvss.flatMap((one) =>
      one.score === null ? [] : [{ ...one, score: one.score, source: one.source || authorityOf(key) }],
    ),
    severity: severityIn(advisory),
    affected: affectedRows(advisory.affected),
  };
  const modified = advisory.modifiedAt === null ? "" : orderedTime(advisory.modifiedAt);
  return { key, modified, digest: hash("sha256", JSON.stringify(content)), ...content };
}

/** Who rated it, where the record does not say: whose record it is. */
const authorityOf = (key: string): string => key.split("-", 1)[0] as string;

/** The names under which a record is known, as alias evidence (lib/intelligence/alias.ts). */
export const namesOf = (advisory: Advisory): { id: string; aliases: string[] } => {
  const id = advisoryId(advisory.id);
  return { id: boundedKey(id), aliases: [...new Set(otherNames(id, advisory).map(boundedKey))] };
};

const CVE_AT_END = /^[A-Z]+(?:-[A-Z]+)*-(CVE-\d{4}-\d{4,})$/;

/**
 * A distribution's record of one CVE has it in its name (`DEBIAN-CVE-2026-1111`) or as all that it is downstream of; a
 * notice downstream of several is a bundle of them (lib/intelligence/alias.ts).
 */
function otherNames(key: string, { aliases, upstream = [] }: Advisory): string[] {
  const inName = CVE_AT_END.exec(key)?.[1];
  const cves = [...aliases, ...upstream].map(advisoryId).filter((id) => id.startsWith("CVE-"));
  return inName === undefined ? [...aliases.map(advisoryId), ...cves] : [inName];
}

const severityIn = ({ cvss, severity }: Advisory): Severity => {
  const scores = cvss.flatMap(({ score }) => (score === null ? [] : [severityOfScore(score)]));
  return scores.length > 0 ? worstSeverity(scores) : severityOf(severity).severity;
};
