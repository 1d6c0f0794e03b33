import type { Advisory } from "../reading/knowledge.ts";
import type { Reading, Skip } from "../reading.ts";
import { utcTime } from "../scan-time.ts";
import { newTally } from "./tally.ts";

/** An advisory of which a feed says no more than its id; adapters fill in what theirs knows. */
export const bareAdvisory = (id: string): Advisory => ({
  id,
  aliases: [],
  summary: "",
  details: "",
  references: [],
  publishedAt: null,
  modifiedAt: null,
  withdrawnAt: null,
  cvss: [],
  severity: "",
  affected: [],
  epss: null,
  kev: null,
});

/** Older than any record of a vulnerability: the zero times of programming languages. */
const EARLIEST_RECORD = "1980";

/** A record's own time as RFC 3339 UTC text; null where it states none. */
export function recordTime(value: unknown): string | null {
  const time = utcTime(value);
  return time !== null && time >= EARLIEST_RECORD ? time : null;
}

/** The reading of a document that knows about advisories and about nobody's assets. */
export function feedReading(about: {
  format: string;
  tool: string;
  version: string | null;
  asOf: string | null;
  advisories: Advisory[];
  skipped: Skip[];
}): Reading {
  const { counts, notes } = newTally();
  counts.advisories = about.advisories.length;
  return {
    format: about.format,
    tool: { name: about.tool, version: about.version },
    scannedAt: about.asOf,
    feeds: [{ name: about.format, version: about.version, builtAt: about.asOf }],
    subjects: [],
    counts,
    bySeverity: {},
    skipped: about.skipped,
    notes,
    targets: [],
    facts: [],
    absences: [],
    needs: null,
    advisories: about.advisories,
  };
}
