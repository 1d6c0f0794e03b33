import type { Reading } from "../reading.ts";
import { bySeverity, type Tally } from "./tally.ts";

type Stated = Pick<Reading, "format" | "tool"> & Partial<Reading>;

/** A reading of what was counted, with nothing where a format says nothing. */
export function talliedReading(tally: Tally, stated: Stated): Reading {
  return {
    scannedAt: null,
    feeds: [],
    subjects: [],
    counts: tally.counts,
    bySeverity: bySeverity(tally),
    skipped: tally.skipped,
    notes: tally.notes,
    targets: [],
    facts: [],
    absences: [],
    needs: null,
    ...stated,
  };
}
