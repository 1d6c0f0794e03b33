import type { PresentRow } from "./diff.ts";
import type { OccurrenceRow } from "./rows.ts";

export interface HoldReason {
  code: "closes_most" | "looks_filtered" | "another_cluster" | "preview";
  reason: string;
}

interface Coverage {
  /** Rows of the slices that changed, as stored before. */
  before: PresentRow[];
  /** Those of them that the report no longer has. */
  gone: PresentRow[];
  /** Rows of slices that stayed as they were. */
  steady: number;
  incoming: OccurrenceRow[];
}

const MOST = 20;
const CLASS = 10;

const severityWords = ["critical", "high", "medium", "low", "negligible", "unknown", "info", "none"];

/**
 * domain.md, Ingest 6: a report that would close more than half and more than twenty of its coverage, or in which a
 * class of findings that had ten or more is wholly absent, waits for a person. Classes are severities and "without a fix".
 */
export const holdReason = ({ before, gone, steady, incoming }: Coverage): HoldReason | null => {
  const total = before.length + steady;
  if (gone.length > MOST && gone.length * 2 > total) {
    return {
      code: "closes_most",
      reason: `It would close ${gone.length} of the ${total} occurrences it covers.`,
    };
  }
  const missing = missingClass(before, incoming);
  return missing === null
    ? null
    : { code: "looks_filtered", reason: `It looks filtered: ${missing} before, none now.` };
};

const missingClass = (before: PresentRow[], incoming: OccurrenceRow[]): string | null => {
  for (const [severity, word] of severityWords.entries()) {
    const had = before.filter((row) => row.severity === severity).length;
    if (had >= CLASS && !incoming.some((row) => row.severity === severity))
      return `${had} of severity ${word}`;
  }
  const unfixed = before.filter((row) => isUnfixed(row));
  return unfixed.length >= CLASS && incoming.length > 0 && !incoming.some(isUnfixed)
    ? `${unfixed.length} without a fix`
    : null;
};

/** Fix state 1 is "fixed": a version is there that clears it. Only vulnerabilities have fixes. */
const isUnfixed = (row: { kind: number; fixState: number }): boolean => row.kind === 0 && row.fixState !== 1;
