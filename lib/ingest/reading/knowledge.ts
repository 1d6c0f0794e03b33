/** What a document says of the world rather than of somebody's estate: advisories, exploitation, verdicts. */

/** One advisory record (OSV, NVD, KEV, EPSS), or the part of it that a feed knows. */
export interface Advisory {
  /** As written, trimmed: `CVE-…`, `GHSA-…`, `RHSA-…`. */
  id: string;
  /** Ids that the record says are the same problem (OSV `aliases`), not merely related ones. */
  aliases: string[];
  /** What a distribution's record is about (OSV `upstream`): one, or all that a notice fixes. Absent means none. */
  upstream?: string[];
  summary: string;
  details: string;
  references: string[];
  /** RFC 3339 UTC. */
  publishedAt: string | null;
  modifiedAt: string | null;
  /** Set where the record was taken back. */
  withdrawnAt: string | null;
  /** The score is null where the record gives only a vector of a version that has no formula (4.0). */
  cvss: { version: string; vector: string; score: number | null; source: string }[];
  /** The feed's own word, "" where unstated. */
  severity: string;
  affected: AffectedPackage[];
  /** EPSS: probabilities 0–1, and the day they are of. */
  epss: { score: number; percentile: number; day: string | null } | null;
  /** In the catalogue of exploited ones; null where the document is no such catalogue. */
  kev: { addedAt: string | null; dueAt: string | null; ransomware: boolean; action: string } | null;
}

export interface AffectedPackage {
  /** OSV's ecosystem with its suffix (`Debian:12`), "" where only a purl is given. */
  ecosystem: string;
  name: string;
  purl: string | null;
  /** Versions listed one by one. */
  versions: string[];
  ranges: AffectedRange[];
}

/** Events in the order of the record (OSV schema, `ranges[].events`). */
export interface AffectedRange {
  type: "SEMVER" | "ECOSYSTEM" | "GIT";
  events: { introduced?: string; fixed?: string; lastAffected?: string; limit?: string }[];
}

export const VEX_STATUSES = ["not_affected", "affected", "fixed", "under_investigation"] as const;
export type VexStatus = (typeof VEX_STATUSES)[number];

/** What an author says about one vulnerability in some products (OpenVEX, CSAF VEX, CycloneDX VEX). */
export interface VexStatement {
  vulnerability: string;
  aliases: string[];
  /** Product identifiers as written: purls, image references or digests, CPEs, BOM references. */
  products: VexProduct[];
  status: VexStatus;
  /** OpenVEX's words (`component_not_present` …), CSAF flags and CycloneDX justifications translated; "" where unstated. */
  justification: string;
  /** Why it is not affected, or what is known. */
  impact: string;
  /** What to do where it is affected. */
  action: string;
  author: string;
  /** RFC 3339 UTC; null where neither the statement nor its document has a time. */
  at: string | null;
}

export interface VexProduct {
  id: string;
  /** Purls and other identifiers of the part that carries the vulnerability; empty: the product itself. */
  subcomponents: string[];
}
