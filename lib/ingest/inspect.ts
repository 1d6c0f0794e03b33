import { addCounts } from "./adapters/add-counts.ts";
import type { Counts, Reading, Skip } from "./reading.ts";
import { readReadings } from "./readings.ts";

/** What `plimsoll inspect --json` prints: the document's own entries, before any merging. */
export interface Inspection {
  format: string;
  tool: { name: string; version: string | null };
  scannedAt: string | null;
  subjects: { kind: string; name: string; digest: string | null }[];
  counts: Counts;
  bySeverity: Record<string, number>;
  skipped: Skip[];
}

const addSeverities = (a: Record<string, number>, b: Reading["bySeverity"]): Record<string, number> => {
  const sum = { ...a };
  for (const [severity, n] of Object.entries(b)) sum[severity] = (sum[severity] ?? 0) + n;
  return sum;
};

/**
 * Several documents in one file are summed: the file is what people see. Notes are lines of `skipped` too, so that
 * nothing is left out without a word.
 *
 * @throws UnreadableDocument with place and reason
 */
export const inspectDocument = (bytes: Buffer): Inspection => {
  const readings = readReadings(bytes).map((part) => part.reading);
  const [first] = readings;
  return {
    format: first!.format,
    tool: first!.tool,
    scannedAt: readings.find((r) => r.scannedAt !== null)?.scannedAt ?? null,
    subjects: readings.flatMap((r) => r.subjects),
    counts: readings.map((r) => r.counts).reduce(addCounts),
    bySeverity: readings.reduce((sum, r) => addSeverities(sum, r.bySeverity), {} as Record<string, number>),
    skipped: readings
      .flatMap((r) => [...r.notes, ...r.skipped])
      .map(({ path, reason }) => ({ path, reason })),
  };
};
