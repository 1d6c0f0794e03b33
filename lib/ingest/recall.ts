import { ADAPTERS } from "./adapters/adapters.ts";
import type { Reading } from "./reading.ts";

/** What was found out about a slice or a bill when it was last read: its digest, and how much was in it. */
export interface Recalled {
  /** Hex. */
  digest: string;
  entries: number;
}

/** The rows of a document, as digests by slice; the bill's where it has one. */
export interface RecalledRows {
  slices: Record<string, Recalled>;
  bill: Recalled | null;
}

/** All that a document says but its entries, which the database has: enough to apply one of the same imprint. */
export interface Recall {
  /** Of the adapter that read it: another version may read it otherwise. */
  version: number;
  reading: Reading;
  rows: RecalledRows;
}

/** Longer ones are not worth keeping beside the document. */
const LIMIT = 65_536;

/**
 * What to remember of a document that was read and applied. Null for one that says more than the state of one asset's
 * slices: such a one is read every time.
 *
 * @param rows of all slices; those of Plimsoll's own checks are left out, which follow from the time of the scan
 */
export const recallOf = (reading: Reading, rows: RecalledRows): Recall | null => {
  const [target, ...others] = reading.targets;
  const { facts, absences, events, flows, statements, advisories, attestations, skipped } = reading;
  const more = [facts, absences, events, flows, statements, advisories, attestations, others];
  if (!target || more.some((list) => list && list.length > 0)) return null;
  const slices = Object.fromEntries(target.slices.map(({ key }) => [key, rows.slices[key]]));
  if (!target.slices.every(({ key, complete }) => complete && slices[key])) return null;
  if (skipped.some((skip) => skip.loses !== false)) return null;
  const { bill: _, ...rest } = target;
  const recall = {
    version: versionOf(reading.format),
    reading: { ...reading, targets: [{ ...rest, observations: [] }] },
    rows: { slices, bill: rows.bill } as RecalledRows,
  };
  return JSON.stringify(recall).length > LIMIT ? null : recall;
};

/** The reading again, made at another time; null where the adapter has changed since. */
export const recalled = ({ version, reading }: Recall, scannedAt: string): Reading | null =>
  version === versionOf(reading.format) ? { ...reading, scannedAt } : null;

const versionOf = (format: string): number =>
  ADAPTERS.find((adapter) => adapter.format === format)?.version ?? -1;

/** What is recalled is not what is stored any more: the document has to be read after all. */
export class RowsNeeded extends Error {}
